import Screen
import Testing

@testable import Terminal

extension CursesTests {
    @Suite("Frames as bytes")
    @MainActor
    struct FrameWriting {
        private nonisolated static let terminals = [
            "xterm-256color", "xterm", "screen-256color", "tmux-256color", "linux", "vt100", "ansi",
        ]

        /// Cells of many styles and widths, more of them blank than not.
        private func change(_ grid: inout Grid, _ random: inout SystemRandomNumberGenerator, isASCII: Bool) {
            let inks: [Role] = [.text, .muted, .gain, .loss, .accent], grounds: [Role] = [.text, .selection, .bar]
            let attributes: [Style.Attributes] = [[], [], .bold, .dim, .underline, .reverse]
            let glyphs: [Unicode.Scalar] = isASCII ? ["a", "Z", "~"] : ["a", "⣿", "日", "é", "─"]
            func any<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
            for _ in 0..<any(Array(1...60)) {
                let rect = Rect(
                    x: any(Array(0..<grid.size.width)), y: any(Array(0..<grid.size.height)), width: any(Array(1...30)),
                    height: 1)
                let style = Style(any(inks), on: any(grounds), any(attributes))
                let glyph = any([true, false]) ? " " : any(glyphs)
                guard glyph == "日" else {
                    grid.fill(rect, with: Cell(Glyph(glyph), style))
                    continue
                }
                for x in stride(from: rect.x, to: rect.right, by: 2) {
                    grid.put(Cell(Glyph(glyph), style), x: x, y: rect.y, width: 2)
                }
            }
        }

        /// What a terminal has to show for a cell.
        private func expected(_ cell: Cell, _ display: CursesDisplay) -> ShownCell {
            let terminal = TerminalSequences()
            var styles = StyleTable(.test, display.setting.depth, terminal)
            let row = styles.row(of: cell.style), look = styles.looks[row]
            let text = cell.kind == .continuation ? "" : cell.glyph.text
            return ShownCell(text: text, attributes: look.attributes, ink: look.ink, ground: look.ground)
        }

        /// The same without what is not seen of a blank.
        private func seen(_ cell: ShownCell) -> ShownCell {
            guard cell.text == " ", cell.attributes.isDisjoint(with: [.underline, .reverse]) else { return cell }
            return ShownCell(text: " ", ground: cell.ground)
        }

        @Test("any change from any frame to another reaches every cell", arguments: terminals)
        func anyFrames(type: String) throws {
            let display = try CursesDisplay.onFile(type: type)
            defer { display.close() }
            var random = SystemRandomNumberGenerator()
            var grid = Grid(display.size)
            for step in 0..<40 {
                change(&grid, &random, isASCII: display.ascii)
                if step == 20 { display.invalidate() }
                display.show(grid)
                let shown = display.terminal
                let frame = display.ascii ? grid.folded() : grid
                for y in 0..<grid.size.height {
                    for x in 0..<grid.size.width {
                        // Such a terminal cannot show its last cell without moving the screen.
                        if type == "ansi", x == grid.size.width - 1, y == grid.size.height - 1 { continue }
                        let (cell, wanted) = (seen(shown[x, y]), seen(expected(frame[x, y], display)))
                        guard cell != wanted else { continue }
                        Issue.record("step \(step), column \(x), row \(y): \(cell), not \(wanted)")
                        return
                    }
                }
            }
        }

        /// What is sent for a change from a frame to another.
        private func sent(_ display: CursesDisplay, _ grid: Grid) -> String {
            let before = display.device.written.count
            display.show(grid)
            return String(decoding: display.device.written.dropFirst(before), as: UTF8.self)
        }

        @Test("the pen changes only where what is seen does")
        func pen() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            display.show(grid)
            for (x, letter) in zip([0, 1, 2, 4], ["a", "b", "c", "d"] as [Unicode.Scalar]) {
                grid.put(Cell(Glyph(letter), Style(.gain, on: .selection)), x: x, y: 0)
            }
            // Another foreground, but blank.
            grid.put(Cell(.space, Style(.loss, on: .selection)), x: 3, y: 0)
            grid.put(Cell(Glyph("e"), Style(.loss, on: .selection)), x: 5, y: 0)
            let bytes = sent(display, grid)
            #expect(
                bytes == "\u{1B}[1;1H\u{1B}[38;5;46m\u{1B}[48;5;17mabc d\u{1B}[38;5;196me\u{1B}(B\u{1B}[m",
                "\(bytes.debugDescription)")
        }

        @Test("many blanks are erased, the rest of a row at once, and what did not change is skipped")
        func erasing() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            grid.fill(Rect(x: 0, y: 1, width: 80, height: 1), with: Cell(Glyph("x"), .plain))
            display.show(grid)
            grid.fill(Rect(x: 5, y: 1, width: 20, height: 1))
            grid.fill(Rect(x: 40, y: 1, width: 40, height: 1))
            let bytes = sent(display, grid)
            #expect(bytes.hasPrefix("\u{1B}[2;6H\u{1B}[20X\u{1B}[35C\u{1B}[K"), "\(bytes.debugDescription)")
            #expect(sent(display, grid).isEmpty)
        }

        @Test("the first frame after the screen was cleared arrives together with that")
        func cleared() throws {
            let display = try CursesDisplay.onFile()
            defer { display.close() }
            var grid = Grid(display.size)
            grid.put(Cell(Glyph("a"), .plain), x: 0, y: 0)
            #expect(sent(display, grid).contains("\u{1B}[H\u{1B}[2J"))
            display.invalidate()
            #expect(sent(display, grid).contains("\u{1B}[H\u{1B}[2J"))
        }
    }
}
