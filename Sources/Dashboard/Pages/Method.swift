import Screen

/// How a figure on the screen is computed: its definition, and its inputs with dates and sources.
struct Method {
    /// An input of a figure.
    struct Input {
        let name: String
        let value: String
        let date: String
        let source: String

        init(_ name: String, _ value: String, _ date: (any CustomStringConvertible)?, source: String = "") {
            self.name = name
            self.value = value
            self.date = date?.description ?? ""
            self.source = source
        }
    }

    /// The figure's name and value.
    let figure: String
    /// The definition, in sentences.
    let definition: [String]
    let inputs: [Input]

    /// The method as rows of a page.
    func rows(width: Int) -> [Line] {
        var rows = [Line(figure, Style(.text).bold), Line()]
        for sentence in definition { rows += TextBlock(sentence).rows(width: width) }
        rows.append(Line())
        for input in inputs {
            let name = input.name + String(repeating: " ", count: max(1, 26 - DisplayWidth.of(input.name)))
            let value = String(repeating: " ", count: max(0, 12 - DisplayWidth.of(input.value))) + input.value
            rows.append(Line(name, Style(.muted)) + Line(value) + Line("  \(input.date)", Style(.accent)))
        }
        let sources = inputs.map(\.source).filter { !$0.isEmpty }
        for (index, source) in sources.enumerated() where !sources[..<index].contains(source) {
            rows += TextBlock("source: \(source)", Style(.muted)).rows(width: width)
        }
        return rows
    }
}
