import Dashboard
import Model
import Testing

@testable import ballast

/// A user's own watch lists together with the bundled ones.
@Suite struct OwnListTests {
    private func reading(_ text: String) -> Configuration {
        let (configuration, errors) = Configuration.parsing(text, file: "config.toml")
        #expect(errors.isEmpty)
        return configuration
    }

    private func names(_ text: String) -> [String] { reading(text).lists.map(\.name) }

    private static let shipped = ["small", "biotech", "sectors"]

    @Test("own lists come first, in the order of the file, followed by the bundled ones")
    func order() {
        #expect(names("[watch-lists]\nb = [\"IWM\"]\na = [\"XBI\"]") == ["b", "a"] + Self.shipped)
        #expect(names("") == Self.shipped && names("[watch-lists]") == Self.shipped)
        #expect(reading("[groups]\nmine = [\"IWM\"]").groups.map(\.name) == ["mine", "cyclical", "defensive"])
        #expect(reading("[groups]\nmine = [\"IWM\"]").lists.map(\.name) == Self.shipped)
    }

    @Test("a list with the name of a bundled one replaces only that one")
    func sameName() {
        let read = reading("[watch-lists]\nbiotech = [\"CRSP\"]")
        #expect(read.lists.map(\.name) == ["biotech", "small", "sectors"])
        #expect(read.lists[0].symbols == ["CRSP"])
    }

    @Test("own lists replace all bundled ones if configured to, and without own lists there are none")
    func alone() {
        let read = reading("shipped-lists = false\n[watch-lists]\na = [\"XBI\"]\n[groups]\ng = [\"IWM\"]")
        #expect(read.lists.map(\.name) == ["a"] && read.groups.map(\.name) == ["g"])
        #expect(names("shipped-lists = false") == [])
        #expect(Configuration.parsing("shipped-lists = 1", file: "config.toml").errors.first?.key == "shipped-lists")
    }

    @Test("the first own list is shown at first, unless another or all tickers are chosen")
    func shownFirst() {
        let lists = "[watch-lists]\nb = [\"IWM\"]\na = [\"XBI\"]"
        #expect(reading(lists).list == "b")
        #expect(reading("watch-list = \"\"\n" + lists).list == nil)
        #expect(reading("watch-list = \"a\"\n" + lists).list == "a")
        #expect(reading("watch-list = \"sectors\"\n" + lists).list == "sectors")
        #expect(reading("").list == nil)
    }

    @Test("the symbols that the doctor checks are those in no bundled list")
    func own() {
        #expect(
            reading("[watch-lists]\na = [\"XBI\", \"CRSP\"]\nb = [\"CRSP\", \"^DJI\"]").ownSymbols == ["CRSP", "^DJI"])
    }
}
