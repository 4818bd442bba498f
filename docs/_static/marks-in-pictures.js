/* After a search, Sphinx marks the words within pictures too, and asks each element there for its box. The titles and
   descriptions of pictures have none, which would end the script with an error. */
"use strict";
if (!("getBBox" in SVGElement.prototype)) {
  SVGElement.prototype.getBBox = () => ({ x: 0, y: 0, width: 0, height: 0 });
}
