import Foundation
import Model
import Store
import TestSupport
import Testing

@Suite("The contents of a store in brief") struct StoreContentsTests {
    @Test("it has the symbols in alphabetical order, and the newest day with prices")
    func contents() throws {
        let (folder, store) = try TemporaryFolder.withStore()
        defer { withExtendedLifetime(store) {} }
        let contents = try #require(try StoreContents(folder: folder.path))
        #expect(contents.symbols == ["IWM", "SPY"])
        #expect(contents.lastDay == SmallMarket.firstDay + 2)
    }

    @Test("an empty store has neither, and where there is none, none is created")
    func none() throws {
        let (folder, store) = try TemporaryFolder.withEmptyStore()
        defer { withExtendedLifetime(store) {} }
        let contents = try #require(try StoreContents(folder: folder.path))
        #expect(contents.symbols.isEmpty && contents.lastDay == nil)
        let empty = try TemporaryFolder()
        #expect(try StoreContents(folder: empty.path) == nil)
        #expect(try StoreContents(folder: empty.path + "/below") == nil)
        #expect(empty.names.isEmpty)
    }

    @Test("a file that is no store is an error, and stays as it is")
    func foreign() throws {
        let folder = try TemporaryFolder(["market.sqlite": "no store at all, but a text"])
        #expect(throws: StoreError.self) { try StoreContents(folder: folder.path) }
        #expect(folder.names == ["market.sqlite"])
        #expect(try String(contentsOfFile: folder.file, encoding: .utf8) == "no store at all, but a text")
    }
}
