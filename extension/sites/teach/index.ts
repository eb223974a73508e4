export { Lesson, type LessonOptions, type PreviewRow, TAUGHT_FIELDS, type TaughtField } from './lesson.ts';
export { startTeaching, type TeachMessages } from './teach-picker.ts';
