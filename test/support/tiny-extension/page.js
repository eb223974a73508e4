document.querySelector('#press').addEventListener('click', (event) => {
  document.title = event.isTrusted ? 'pressed' : 'forged';
});
