import Dashboard
import Screen
import Testing

@Suite struct HelpPageTests {
    private func page(_ width: Int, _ height: Int, focus: String = "2") -> [String] {
        Bundled.state(Size(width, height)).pressing(focus).pressing("?").draw().text().split(separator: "\n").map(
            String.init)
    }

    @Test("no meaning is cut, in one column or in two", arguments: [(80, 110), (120, 110), (200, 60), (240, 60)])
    func whole(width: Int, height: Int) {
        let text = page(width, height).joined(separator: "\n")
        #expect(text.contains("a holding's deal; completed; termination reported"))
        #expect(text.contains("from a table dated after the session shown"))
        #expect(!text.contains("scroll"), "everything fits")
    }

    @Test("on a narrow screen a meaning ends with a whole word")
    func narrow() {
        let rows = page(60, 110).filter { $0.contains("ended?") }
        #expect(rows.count == 1 && rows[0].contains("completed; …"), "\(rows)")
    }

    @Test("the keys of the focused panel come first", arguments: [("6", "Deals"), ("3", "Chart")])
    func ownKeys(key: String, title: String) throws {
        let rows = page(200, 60, focus: key)
        let first = try #require(rows.firstIndex { $0.contains("┤Keys├") })
        #expect(rows[first + 1].contains("│ \(title)"), "\(rows[first + 1])")
    }

    @Test("a search leaves the rows with all of its words, and Esc shows all again before it closes the page")
    func search() throws {
        let open = Bundled.state(Size(120, 40)).pressing("?/")
        let found = open.pressing("window short")
        let text = found.draw().text()
        #expect(
            text.contains("Shorter window") && !text.contains("Longer window") && !text.contains("Reverse the order"))
        #expect(found.pressing(Key(.enter)).draw().text().contains("Shorter window"))
        #expect(!found.pressing(Key(.enter)).draw().text().contains("Longer window"))
        let cleared = found.pressing(Key(.enter)).pressing(Key(.escape))
        #expect(cleared.page != nil && cleared.draw().text().contains("Go to indexes"))
        #expect(cleared.pressing(Key(.escape)).page == nil)
        #expect(open.pressing("zzz").draw().text().contains("nothing here has all of these words"))
    }
}
