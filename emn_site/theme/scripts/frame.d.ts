// What the frame promises its scripts: the templates hold every element that a script looks for by its mark.
// A mark without its element is a fault of a template, and the tests in the browser find it.
interface Document {
  // biome-ignore lint/suspicious/noExplicitAny: as below
  getElementById(id: string): any
}

interface Navigator {
  connection?: { saveData?: boolean }
}

interface ParentNode {
  // biome-ignore lint/suspicious/noExplicitAny: which element carries a mark is the templates' to say
  querySelector(selectors: string): any
  // biome-ignore lint/suspicious/noExplicitAny: as above
  querySelectorAll(selectors: string): NodeListOf<any>
}
