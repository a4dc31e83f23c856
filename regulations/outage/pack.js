/* Search of a pack and the warning when it is out of date. Pages opened from a file share may not
   fetch(): parts of the index are scripts that hand themselves over to PACK. */
(function () {
  "use strict";
  var up = document.body.dataset.up;
  var HAN = "\u3400-\u4dbf\u4e00-\u9fff";
  var waiting = {};
  var loaded = {};

  window.PACK = {
    part: function (name, value) {
      loaded[name] = value;
      (waiting[name] || []).forEach(function (done) { done(value); });
      delete waiting[name];
    },
  };

  function part(name) {
    return new Promise(function (done, failed) {
      if (name in loaded) { done(loaded[name]); return; }
      if (name in waiting) { waiting[name].push(done); return; }
      waiting[name] = [done];
      var script = document.createElement("script");
      script.src = up + "search/" + name + ".js";
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  /* The same as terms.py. */
  function fold(text) {
    return text.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  function isHan(sign) { return sign > "\u3000"; }

  function terms(text) {
    var folded = fold(text), found = [], run = new RegExp("[a-z0-9]+|[" + HAN + "]+", "g");
    var match, word = "", end = -1;
    while ((match = run.exec(folded))) {
      var piece = match[0];
      if (isHan(piece[0])) {
        word = "";
        if (piece.length === 1) { found.push(piece); }
        for (var at = 0; at < piece.length - 1; at += 1) { found.push(piece.slice(at, at + 2)); }
        continue;
      }
      found.push(piece);
      if (word && /^\s+$/.test(folded.slice(end, match.index))) { found.push(word + " " + piece); }
      word = piece;
      end = match.index + piece.length;
    }
    return found.filter(function (term, place) { return found.indexOf(term) === place; });
  }

  function shard(term, shards) {
    var key = isHan(term[0]) ? term[0] : term, value = 0;
    for (var at = 0; at < key.length; at += 1) {
      value = (Math.imul(value, 31) + key.charCodeAt(at)) >>> 0;
    }
    return value % shards;
  }

  function add(pages, written) {
    var page = 0;
    written.split(",").forEach(function (one) {
      var heading = one.slice(-1) === "!";
      page += parseInt(heading ? one.slice(0, -1) : one, 36);
      pages.set(page, Math.max(pages.get(page) || 0, heading ? 4 : 1));
    });
  }

  /* Pages of one term with their weights; of a single character, of every pair it begins. */
  function pagesOf(term, about) {
    return part("index-" + shard(term, about.shards)).then(function (entries) {
      var pages = new Map();
      if (isHan(term[0]) && term.length === 1) {
        Object.keys(entries).forEach(function (other) {
          if (other[0] === term) { add(pages, entries[other]); }
        });
      } else if (Object.prototype.hasOwnProperty.call(entries, term)) {
        add(pages, entries[term]);
      }
      return pages;
    });
  }

  function ranked(wanted, sets, about) {
    var scores = new Map(), words = new Map();
    sets.forEach(function (pages, place) {
      var rare = Math.log(1 + about.pages / (1 + pages.size));
      var isPair = wanted[place].indexOf(" ") > 0;
      pages.forEach(function (weight, page) {
        scores.set(page, (scores.get(page) || 0) + weight * rare * (isPair ? 2 : 1));
        if (!isPair) { words.set(page, (words.get(page) || 0) + 1); }
      });
    });
    var most = Math.max.apply(null, [0].concat(Array.from(words.values())));
    /* All words; where no page has them all, those with the most of them. */
    return Array.from(scores.keys())
      .filter(function (page) { return most && words.get(page) === most; })
      .sort(function (one, other) { return scores.get(other) - scores.get(one) || one - other; });
  }

  function span(text, language) {
    var made = document.createElement("span");
    made.textContent = text;
    if (language) { made.lang = language; }
    return made;
  }

  function line(row, words) {
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = up + row[0] + "?q=" + encodeURIComponent(words);
    if (row[1]) { link.append(span(row[1], "zh-hans")); }
    if (row[2]) { link.append(span(row[2], "vi")); }
    var chip = span("");
    chip.className = "chip " + row[4];
    chip.append(document.getElementById(row[4]).content.cloneNode(true));
    item.append(link, " ", chip, " ", span(row[3]));
    return item;
  }

  function search(words) {
    var list = document.getElementById("found"), told = document.getElementById("told");
    function tell(id, count) {
      told.textContent = count ? count + " " : "";
      told.append(document.getElementById(id).content.cloneNode(true));
    }
    var wanted = terms(words);
    list.textContent = "";
    if (!wanted.length) { tell("none"); return Promise.resolve(); }
    tell("searching");
    return part("about").then(function (about) {
      return Promise.all(wanted.map(function (term) { return pagesOf(term, about); }))
        .then(function (sets) {
          var pages = ranked(wanted, sets, about), shown = pages.slice(0, 50);
          var blocks = shown.map(function (page) { return Math.floor(page / about.block); });
          return Promise.all(
            blocks.filter(function (block, place) { return blocks.indexOf(block) === place; })
              .map(function (block) { return part("pages-" + block); })
          ).then(function () {
            shown.forEach(function (page, place) {
              list.append(line(loaded["pages-" + blocks[place]][page], words));
            });
            tell(pages.length ? "some" : "none", pages.length);
          });
        });
    }).catch(function () { tell("none"); });
  }

  /* Marks in a text what was looked for, and goes to the first of it. */
  function mark(words) {
    var wanted = fold(words).match(new RegExp("[a-z0-9]+|[" + HAN + "]+", "g")) || [];
    if (!wanted.length) { return; }
    var sought = new RegExp(wanted.map(function (word) {
      return isHan(word[0]) ? word : "(?<![a-z0-9])" + word + "(?![a-z0-9])";
    }).join("|"), "g");
    var walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    var nodes = [];
    while (walker.nextNode()) { nodes.push(walker.currentNode); }
    nodes.forEach(function (node) { markNode(node, sought); });
    var first = document.querySelector("article mark") || document.querySelector("main mark");
    if (first) { first.scrollIntoView({ block: "center" }); }
  }

  function markNode(node, sought) {
    var text = node.data, folded = "", places = [];
    for (var at = 0; at < text.length; at += 1) {
      var piece = fold(text[at]);
      for (var k = 0; k < piece.length; k += 1) { places.push(at); }
      folded += piece;
    }
    var found = [], match;
    sought.lastIndex = 0;
    while ((match = sought.exec(folded))) {
      var end = match.index + match[0].length;
      found.push([places[match.index], end < places.length ? places[end] : text.length]);
    }
    found.reverse().forEach(function (place) {
      var range = document.createRange();
      range.setStart(node, place[0]);
      range.setEnd(node, place[1]);
      range.surroundContents(document.createElement("mark"));
    });
  }

  var validity = document.querySelector(".validity");
  if (validity) {
    var now = new Date();
    var today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
      .map(function (value) { return String(value).padStart(2, "0"); }).join("-");
    validity.querySelector(".expired").hidden = today <= validity.dataset.expires;
  }

  var asked = new URLSearchParams(location.search).get("q") || "";
  var form = document.querySelector("form.search");
  if (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var words = form.q.value;
      try { history.replaceState(null, "", "?q=" + encodeURIComponent(words)); } catch (error) { /* as it was */ }
      search(words);
    });
    form.q.value = asked;
    if (asked) { search(asked); }
  } else if (asked) {
    mark(asked);
  }
})();
