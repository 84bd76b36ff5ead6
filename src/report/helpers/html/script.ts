/**
 * The script of the page. Hides what the filters leave out (elements with data-helper and data-arch), sorts the rows of
 * a table by the column whose head is pressed, and opens everything before it is printed. Without it the page shows all.
 */
export const script = `
(function () {
  var all = function (selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  };
  var search = document.getElementById('search');
  var boxes = all('input[data-for-arch]');
  function filter() {
    var text = search.value.trim().toLowerCase();
    var shown = {};
    boxes.forEach(function (box) { shown[box.getAttribute('data-for-arch')] = box.checked; });
    all('[data-helper],[data-arch]').forEach(function (element) {
      var helper = element.getAttribute('data-helper');
      var arch = element.getAttribute('data-arch');
      var named = helper === null || helper.toLowerCase().indexOf(text) >= 0;
      element.hidden = !named || (arch !== null && shown[arch] === false);
    });
  }
  search.addEventListener('input', filter);
  boxes.forEach(function (box) { box.addEventListener('change', filter); });
  document.getElementById('filters').addEventListener('submit', function (event) { event.preventDefault(); });
  document.getElementById('filters').addEventListener('reset', function () { setTimeout(filter, 0); });

  all('th[data-sort]').forEach(function (head) {
    head.querySelector('button').addEventListener('click', function () {
      var table = head.closest('table');
      var column = Array.prototype.indexOf.call(head.parentNode.children, head);
      var down = head.getAttribute('aria-sort') === 'ascending';
      all('th[aria-sort]', table).forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      var body = table.tBodies[0];
      var key = function (row) {
        var cell = row.children[column];
        return cell.getAttribute('data-key') || cell.textContent.trim();
      };
      var rows = Array.prototype.slice.call(body.rows);
      rows.sort(function (a, b) {
        var order = key(a).localeCompare(key(b), 'en', { numeric: true });
        return down ? -order : order;
      });
      rows.forEach(function (row) { body.appendChild(row); });
    });
  });

  var closed = [];
  addEventListener('beforeprint', function () {
    closed = all('details:not([open])');
    closed.forEach(function (element) { element.open = true; });
  });
  addEventListener('afterprint', function () {
    closed.forEach(function (element) { element.open = false; });
  });
  filter();
})();
`;
