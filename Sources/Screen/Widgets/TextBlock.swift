/// Lines of text, wrapped between words.
public struct TextBlock: Hashable, Sendable {
    /// The lines before wrapping; an empty one is a blank row.
    public var lines: [Line]

    /// Creates a block of several lines.
    public init(_ lines: [Line]) { self.lines = lines }

    /// Creates a block in one style, with a line for each line of the text.
    public init(_ text: String, _ style: Style = .plain) {
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { Line(String($0), style) }
    }

    /// The rows of the text when wrapped at a width.
    public func rows(width: Int) -> [Line] { width > 0 ? lines.flatMap { Self.wrap($0, width) } : [] }

    /// Draws the text into a rectangle, starting with row `first`; the last row shows "…" if more follow.
    public func draw(in rect: Rect, on grid: inout Grid, first: Int = 0) {
        guard !rect.isEmpty else { return }
        let rows = rows(width: rect.width).dropFirst(max(first, 0))
        for (index, row) in rows.prefix(rect.height).enumerated() {
            grid.write(row, x: rect.x, y: rect.y + index, width: rect.width)
        }
        if rows.count > rect.height {
            grid.put(Cell(.ellipsis, Style(.muted)), x: rect.right - 1, y: rect.bottom - 1)
        }
    }

    /// Fills rows word by word; a word longer than a row is broken.
    private static func wrap(_ line: Line, _ width: Int) -> [Line] {
        var rows: [Line] = []
        var row = Line()
        var used = 0
        for word in words(of: line) {
            let gap = word.blanks.map { DisplayWidth.of($0.text) } ?? 0
            if used > 0, used + gap + word.text.width > width {
                rows.append(row)
                row = Line()
                used = 0
            } else if let blanks = word.blanks, used + gap + word.text.width <= width {
                row.spans.append(blanks)
                used += gap
            }
            for piece in pieces(of: word.text, width) {
                if used > 0, used + piece.width > width {
                    rows.append(row)
                    row = Line()
                    used = 0
                }
                row.spans += piece.spans
                used += piece.width
            }
        }
        return rows + [row]
    }

    /// A word, which may contain several styles, and the blanks before it.
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

    /// A word, cut into pieces of a row's width if it is longer.
    private static func pieces(of word: Line, _ width: Int) -> [Line] {
        guard word.width > width else { return [word] }
        var pieces: [Line] = []
        var piece = Line()
        var used = 0
        for span in word.spans {
            for character in span.text {
                let columns = DisplayWidth.of(String(character))
                if used > 0, used + columns > width {
                    pieces.append(piece)
                    piece = Line()
                    used = 0
                }
                piece.append(String(character), span.style)
                used += columns
            }
        }
        return pieces + [piece]
    }
}
