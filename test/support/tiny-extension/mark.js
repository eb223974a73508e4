document.documentElement.dataset.tiny = 'here';
