import Model

/// A row of a recap printed as plain text.
public struct RecapRow: Hashable, Sendable {
    /// The kind of a row, from which its colour follows.
    public enum Kind: Hashable, Sendable {
        /// The session in one line.
        case headline
        /// A sentence, or a part of one.
        case prose
        /// The headers of the table's columns.
        case columns
        /// A row of the table.
        case cells
        /// The note that explains the table.
        case caption
        /// A source.
        case source
        /// A blank row.
        case blank
    }

    /// The kind of the row.
    public let kind: Kind
    /// The heading at the start, with the blanks that follow it; empty if there is none.
    public let label: String
    /// The text after the heading.
    public let text: String

    init(_ kind: Kind, label: String = "", _ text: String = "") {
        self.kind = kind
        self.label = label
        self.text = text
    }

    /// The complete row.
    public var line: String { label + text }
}

extension Recap {
    /// The recap as rows of at most `width` characters; the addresses of sources are not broken and may be longer.
    public func rows(width: Int) -> [RecapRow] {
        var rows = wrap(headline.unbroken, .headline, width) + wrap(scope.unbroken, .prose, width) + [RecapRow(.blank)]
        for section in sections { rows += self.rows(of: section, width) }
        if !table.rows.isEmpty {
            rows += [RecapRow(.blank)] + table.textRows(width) + wrap(table.caption, .caption, width)
        }
        rows += [RecapRow(.blank)]
        for (index, source) in sources.enumerated() {
            rows += hanging(index == 0 ? "Sources" : "", source.parts, .source, width)
        }
        return rows
    }

    /// The recap as text of 80 columns, or of another width, each row with its line end.
    public func text(width: Int = 80) -> String { rows(width: width).reduce("") { $0 + $1.line + "\n" } }

    private static let labelWidth = 12

    private func rows(of section: RecapSection, _ width: Int) -> [RecapRow] {
        hanging(section.heading, section.sentences.joined(by: " ").unbroken, .prose, width)
    }

    private func wrap(_ text: String, _ kind: RecapRow.Kind, _ width: Int) -> [RecapRow] {
        wrap(text.parts, kind, width)
    }

    private func wrap(_ parts: [String], _ kind: RecapRow.Kind, _ width: Int) -> [RecapRow] {
        parts.filled(width).map { RecapRow(kind, $0) }
    }

    /// Text with a hanging indent after a heading; the heading has a row of its own if the width is less than 48.
    private func hanging(_ heading: String, _ parts: [String], _ kind: RecapRow.Kind, _ width: Int) -> [RecapRow] {
        guard width >= 48 else {
            return (heading.isEmpty ? [] : [RecapRow(kind, label: heading)]) + wrap(parts, kind, width)
        }
        return parts.filled(width - Recap.labelWidth).enumerated().map { index, line in
            let label = index == 0 ? heading : ""
            return RecapRow(kind, label: label.padded(to: Recap.labelWidth), line)
        }
    }
}

extension RecapTable {
    /// The headers of all columns, including those before and after the figures.
    var heads: [String] { ["", "basis"] + columns + ["against"] }

    /// The cells of a row as printed, without units.
    func cells(of row: Row) -> [String] {
        let instrument = row.instrument
        let figures = row.cells.map { $0?.bare ?? NumberText.missing }
        return [instrument.label, row.basis.short] + figures + [instrument.benchmark?.name ?? ""]
    }

    /// The rows in aligned columns; columns that do not fit are left out, starting at the right.
    fileprivate func textRows(_ width: Int) -> [RecapRow] {
        let lines = [heads] + rows.map(cells)
        var widths = heads.indices.map { column in lines.reduce(0) { max($0, $1[column].count) } }
        while widths.count > 3, widths.reduce(-2, { $0 + $1 + 2 }) > width { widths.removeLast() }
        return lines.enumerated().map { index, cells in
            let line = zip(cells, widths).enumerated().map { column, cell in
                let isText = column < 2 || column == heads.count - 1
                return isText ? cell.0.padded(to: cell.1) : cell.0.leftPadded(to: cell.1)
            }.joined(separator: "  ")
            return RecapRow(index == 0 ? .columns : .cells, line.trimmed)
        }
    }
}

extension RecapFigure {
    /// The figure without its unit, for a column of figures.
    var bare: String { text.split(separator: " ").first.map(String.init) ?? text }
}

extension RecapText {
    /// The parts that must not be broken across rows: words, figures with their units, dates.
    fileprivate var unbroken: [String] {
        var parts: [String] = []
        var isOpen = false
        for piece in pieces {
            let words = piece.isUnbreakable ? [piece.text] : piece.text.parts
            if isOpen, !piece.text.hasPrefix(" "), let last = parts.popLast(), let first = words.first {
                parts += [last + first] + words.dropFirst()
            } else {
                parts += words
            }
            isOpen = !piece.text.hasSuffix(" ")
        }
        return parts
    }
}

extension RecapText.Piece {
    /// Whether the piece must stay on one row.
    fileprivate var isUnbreakable: Bool {
        switch self {
        case .plain: false
        case .name(let name): name.split(separator: " ").count <= 2
        case .date, .figure: true
        }
    }
}

extension String {
    /// The words, separated by blanks.
    fileprivate var parts: [String] { split(separator: " ").map(String.init) }

    /// The text without blanks at its end.
    fileprivate var trimmed: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }

    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: Swift.max(0, width - count))
    }
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: Swift.max(0, width - count)) + self
    }
}

extension [String] {
    /// The words filled into lines of a width; a longer word has a line to itself.
    fileprivate func filled(_ width: Int) -> [String] {
        var lines: [String] = []
        for word in self {
            if let line = lines.last, line.count + 1 + word.count <= width {
                lines[lines.count - 1] = line + " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }
}
