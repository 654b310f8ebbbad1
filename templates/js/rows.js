// The rows of a repeat, each made of its template.
const Rows = (() => {
  const rename = (root, from, to) => {
    for (const one of [root].concat(Array.from(root.querySelectorAll("*")))) {
      for (const attribute of Array.from(one.attributes || [])) if (attribute.value.includes(from)) attribute.value = attribute.value.split(from).join(to);
      if (one.content) rename(one.content, from, to);
    }
  };

  return {
    // Shows the rows that there are; `came` hears of each that was not there before.
    lay(spot, element, came) {
      const template = element.querySelector(`template[data-row-template="${CSS.escape(spot.field)}"]`);
      for (const row of spot.rows) {
        let section = element.querySelector(`[data-row="${CSS.escape(row.row)}"]`);
        if (!row.exists && section) section.remove();
        if (!row.exists || section) continue;
        section = document.importNode(template.content, true).firstElementChild;
        rename(section, `${spot.field}/_`, row.row);
        section.querySelector("[data-number]").textContent = row.row.slice(spot.field.length + 1);
        template.parentNode.insertBefore(section, template);
        came(section, row.row);
      }
      const count = element.querySelector("[data-rows]");
      if (count) count.value = spot.rows.filter((row) => row.exists).length;
    },
    // The fields that are others once a row is taken away, since those behind it move up.
    without(raw, repeat, gone) {
      const moved = {};
      for (const name of Object.keys(raw)) {
        const match = name.startsWith(`${repeat}/`) && /^(\d+)(\/.*)$/.exec(name.slice(repeat.length + 1));
        if (!match || match[1] < gone) continue;
        if (!(name in moved)) moved[name] = [];
        if (match[1] > gone) moved[`${repeat}/${match[1] - 1}${match[2]}`] = raw[name];
      }
      return moved;
    },
  };
})();
