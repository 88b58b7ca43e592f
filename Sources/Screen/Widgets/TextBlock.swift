/// Lines of text that are wrapped between words.
public struct TextBlock: Hashable, Sendable {
    /// The lines before wrapping; an empty one is a blank row.
    public var lines: [Line]

    /// Text of several lines.
    public init(_ lines: [Line]) { self.lines = lines }

    /// Text in one style, broken where it has newlines.
    public init(_ text: String, _ style: Style = .plain) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0), style) }
    }

    /// The rows that the text takes at a width.
    public func rows(width: Int) -> [Line] { width > 0 ? lines.flatMap { Self.wrap($0, width) } : [] }

    /// Draws the text from its row `first` on into a rectangle; the last row that has room shows "…" where more follow.
    public func draw(into grid: inout Grid, in rect: Rect, first: Int = 0) {
        guard !rect.isEmpty else { return }
        let rows = rows(width: rect.width).dropFirst(max(first, 0))
        for (index, row) in rows.prefix(rect.height).enumerated() {
            grid.write(row, x: rect.x, y: rect.y + index, width: rect.width)
        }
        if rows.count > rect.height {
            grid.put(Cell(.ellipsis, Style(.muted)), x: rect.right - 1, y: rect.bottom - 1)
        }
    }

    /// Fills rows word by word; a word that is longer than a row is broken.
    private static func wrap(_ line: Line, _ width: Int) -> [Line] {
        var rows: [Line] = []
        var row = Line()
        var taken = 0
        for word in words(of: line) {
            let gap = word.blanks.map { DisplayWidth.of($0.text) } ?? 0
            if taken > 0, taken + gap + word.text.width > width {
                rows.append(row)
                row = Line()
                taken = 0
            } else if let blanks = word.blanks, taken + gap + word.text.width <= width {
                row.spans.append(blanks)
                taken += gap
            }
            for piece in pieces(of: word.text, width) {
                if taken > 0, taken + piece.width > width {
                    rows.append(row)
                    row = Line()
                    taken = 0
                }
                row.spans += piece.spans
                taken += piece.width
            }
        }
        return rows + [row]
    }

    /// A word, which may change its style on the way, and the blanks before it.
    private struct Word {
        var blanks: Span?
        var text = Line()
    }

    private static func words(of line: Line) -> [Word] {
        var words: [Word] = []
        var word = Word()
        for span in line.spans {
            var rest = Substring(span.text)
            while let first = rest.first {
                let isBlank = first == " "
                let run = rest.prefix { ($0 == " ") == isBlank }
                rest = rest[run.endIndex...]
                if isBlank {
                    if !word.text.isEmpty { words.append(word) }
                    word = Word(blanks: Span((word.text.isEmpty ? word.blanks?.text ?? "" : "") + run, span.style))
                } else {
                    word.text.append(String(run), span.style)
                }
            }
        }
        return word.text.isEmpty ? words : words + [word]
    }

    /// A word as it is, or cut into pieces of a row's width.
    private static func pieces(of word: Line, _ width: Int) -> [Line] {
        guard word.width > width else { return [word] }
        var pieces: [Line] = []
        var piece = Line()
        var taken = 0
        for span in word.spans {
            for character in span.text {
                let columns = DisplayWidth.of(String(character))
                if taken > 0, taken + columns > width {
                    pieces.append(piece)
                    piece = Line()
                    taken = 0
                }
                piece.append(String(character), span.style)
                taken += columns
            }
        }
        return pieces + [piece]
    }
}
