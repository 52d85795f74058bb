// Watches the page open, in any browser: this file alone is in ES5, which old engines read too.

/**
 * Show that the page is opening, and say why it cannot where it fails.
 *
 * Until it is told `done`, the drawing of the map stands on the page; where the page cannot open,
 * the drawing and the tables stay. `sentences` has for each trouble what to say, in the languages
 * of the page: { old: [{ lang, text }, …], cut: …, broken: … }.
 */
function watchOpening(sentences) {
  "use strict";

  var root = document.documentElement;
  var hasBegun = false;
  var isOver = false;
  var isAltered = false;
  var hasNoScripts = false;

  /** True if a browser lacks what the page cannot do without. */
  function isOld() {
    var needed = [
      [window, "Promise Map Symbol BigInt Worker ResizeObserver DOMMatrix DecompressionStream"],
      [Object, "fromEntries hasOwn"],
      [Array.prototype, "at flat"],
      [String.prototype, "replaceAll"],
      [Element.prototype, "replaceChildren"],
      [HTMLElement.prototype, "popover"],
      [window.CSS || {}, "escape"],
      [window.Blob ? Blob.prototype : {}, "stream"],
      [window.Intl || {}, "Collator Segmenter"],
    ];
    for (var i = 0; i < needed.length; i += 1) {
      var names = needed[i][1].split(" ");
      for (var j = 0; j < names.length; j += 1) if (!(names[j] in needed[i][0])) return true;
    }
    return false;
  }

  function say(trouble) {
    var place = document.getElementById("trouble");
    if (!place) {
      // The file ends before its place.
      place = document.createElement("div");
      place.id = "trouble";
      document.body.insertBefore(place, document.body.firstChild);
    }
    while (place.firstChild) place.removeChild(place.firstChild);
    place.className = "callout warning";
    place.setAttribute("role", "alert");
    for (var i = 0; i < sentences[trouble].length; i += 1) {
      var line = document.createElement("p");
      line.lang = sentences[trouble][i].lang;
      line.appendChild(document.createTextNode(sentences[trouble][i].text));
      place.appendChild(line);
    }
  }

  function end() {
    isOver = true;
    root.className = "";
  }

  function fail(trouble) {
    if (isOver) return;
    end();
    var app = document.getElementById("app");
    if (app) app.setAttribute("hidden", "");
    if (document.readyState !== "loading") say(trouble);
    else
      document.addEventListener("DOMContentLoaded", function () {
        say(trouble);
      });
  }

  /** Once the file is read: the scripts at its end have run, or why have they not? */
  function check() {
    if (hasBegun) return;
    if (!document.getElementById("end")) fail("cut");
    else {
      hasNoScripts = true;
      fail(isAltered ? "broken" : "old");
    }
  }

  window.addEventListener("error", function (event) {
    // Without an error it is a mere remark of the browser's.
    if (hasBegun && event.error) fail("broken");
  });
  window.addEventListener("unhandledrejection", function () {
    fail("broken");
  });
  document.addEventListener("securitypolicyviolation", function () {
    isAltered = true;
    // A browser may tell what it blocked only after the file is read.
    if (hasNoScripts) say("broken");
  });
  document.addEventListener("DOMContentLoaded", check);
  if (window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches)
    root.setAttribute("data-theme", "dark");
  root.className = "opening";
  if (isOld()) fail("old");

  return {
    /** Return whether the page may open; called once the whole file is there. */
    begin: function () {
      hasBegun = true;
      return !isOver;
    },
    /** Show how much is done, 0 to 1. */
    report: function (share) {
      var bar = document.getElementById("opening-share");
      if (bar) bar.value = share;
    },
    /** The page is there, and what stood in its place goes. */
    done: function () {
      if (isOver) return;
      end();
      var plain = document.getElementById("plain");
      plain.parentNode.removeChild(plain);
    },
  };
}
