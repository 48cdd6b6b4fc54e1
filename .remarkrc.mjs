// Front matter is checked against the same schemas as the YAML files (schemas/, made from the models).
import remarkFrontmatter from "remark-frontmatter"
import remarkLintFrontmatterSchema from "remark-lint-frontmatter-schema"

const publications = ["./docs/*/*/[12][0-9][0-9][0-9]/*.md"]
const pages = ["./docs/*/*.md", "./docs/*/about/*.md", "./docs/*/editing/*.md"]

export default {
  plugins: [
    remarkFrontmatter,
    [
      remarkLintFrontmatterSchema,
      { schemas: { "./schemas/publication.json": publications, "./schemas/page.json": pages } },
    ],
  ],
}
