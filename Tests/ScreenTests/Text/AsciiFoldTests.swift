import Screen
import Testing

@Suite("ASCII folding")
struct AsciiFoldTests {
    @Test(
        "a folded grid is legible in ASCII",
        arguments: [
            ("╭┤1 Indexes├─╮│┃", "++1 Indexes+-+|#"), ("−0.42 % — … →", "-0.42 % - . >"),
            ("▲▼▾▴▸ ●○·≥▌", "^vv^> *o.>>"),
            ("▁▂▃▄▅▆▇█", "_.:~=+*#"), ("▏▎▍▌▋▊▉█", ".:->=+*#"), ("Société Générale Łódź", "Societe Generale Lodz"),
            ("e\u{301}a", "ea"), ("漢字x", "? ? x"), ("👩", "?"), ("⠁⠉⣀⠤⡇⢸⠔⠊⠢⣿⠀⡄", "''_-||-'-# ."), ("€$", "E$"),
        ])
    func folds(_ text: String, _ ascii: String) {
        var grid = Grid(Size(30, 1))
        grid.write(text, x: 0, y: 0)
        #expect(lines(of: grid.folded()) == [ascii])
        #expect(AsciiFold.fold("\(text)\n") == "\(ascii)\n" || text.contains("👩"))
    }

    @Test(
        "at least is not more than, and a range no cut word, where a blank leaves room",
        arguments: [
            ("x  ≥51.0 %", "x >=51.0 %"), ("≥ 6 QTD", ">=6 QTD"), ("x  ≥ 1", "x >= 1"), ("x ≤$208m", "x <$208m"),
            ("(≥2)", "(>2)"),
            ("CI −0.63…−0.22", "CI -0.63:-0.22"), ("Epygenix Therape…", "Epygenix Therape."), ("a… b", "a. b"),
        ])
    func spelled(_ text: String, _ ascii: String) {
        var grid = Grid(Size(30, 1))
        grid.write(text, x: 0, y: 0)
        #expect(lines(of: grid.folded()) == [ascii])
    }

    @Test("every Braille pattern has an ASCII replacement, a dense pattern a heavy one")
    func braille() throws {
        for value in UInt32(0x2800)...0x28FF {
            let folded = AsciiFold.fold(Glyph(try #require(Unicode.Scalar(value))))
            #expect(folded.base < 0x7F && folded != Glyph("?"))
            #expect((folded == .space) == (value == 0x2800))
            #expect((folded == Glyph("#")) == ((value & 0xFF).nonzeroBitCount >= 6))
        }
    }

    @Test("a bar to the left keeps its length")
    func reversed() {
        var grid = Grid(Size(8, 1))
        SignedBar(-0.3, scale: -1...1).draw(in: Rect(grid.size), on: &grid)
        #expect(lines(of: grid) == ["  ▕█"])
        #expect(lines(of: grid.folded()) == ["  .#"])
    }
}
