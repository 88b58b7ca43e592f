import Foundation
import Testing

@testable import Store

@Suite("Whether a store can be written") struct WriteRefusalTests {
    /// A system in which some paths are there, and some of those refuse.
    private func refusal(
        _ folder: String, there: Set<String>, refused: [String: Int32] = [:], own: Bool = true
    ) -> WriteRefusal? {
        WriteRefusal(
            folder: folder, asking: { path, _ in there.contains(path) ? refused[path] ?? 0 : ENOENT },
            isOwn: { _ in own })
    }

    private static let files = ["/s", "/s/market.sqlite", "/s/market.sqlite-wal", "/s/market.sqlite-shm"]

    @Test("the folder, the file and what is kept beside it must all be writable", arguments: files)
    func each(path: String) throws {
        let there = Set(Self.files + ["/"])
        #expect(refusal("/s", there: there) == nil)
        let refused = try #require(refusal("/s", there: there, refused: [path: EACCES]))
        #expect(refused.path == path && refused.reason == "Permission denied" && refused.obstacle == .rights)
        #expect(refusal("/s", there: there, refused: [path: EACCES], own: false)?.obstacle == .owner)
        #expect(refusal("/s", there: there, refused: [path: EPERM])?.obstacle == .isFixed)
        let disk = try #require(refusal("/s", there: there, refused: [path: EROFS]))
        #expect(disk.path == path && disk.obstacle == .other)
    }

    @Test("files that are not there yet refuse nothing")
    func fresh() {
        #expect(refusal("/s", there: ["/", "/s"]) == nil)
        #expect(refusal("/s", there: ["/", "/s", "/s/market.sqlite"]) == nil)
    }

    @Test("for a folder that is not there the nearest above it is asked")
    func above() {
        #expect(refusal("/a/b/c", there: ["/", "/a"]) == nil)
        #expect(refusal("/a/b/c", there: ["/", "/a"], refused: ["/a": EACCES])?.path == "/a")
        #expect(refusal("/a", there: ["/"], refused: ["/": EROFS])?.path == "/")
        #expect(refusal("a/b", there: ["."], refused: [".": EACCES])?.path == ".")
        #expect(refusal("/a", there: [])?.path == "/")
    }

    @Test("the system itself is asked, and nothing is made")
    func system() throws {
        let folder = try TemporaryFolder()
        #expect(WriteRefusal(folder: folder.path) == nil)
        #expect(WriteRefusal(folder: folder.path + "/new/one") == nil)
        #expect(folder.names.isEmpty)
        try Data().write(to: URL(filePath: folder.path + "/file"))
        let refused = try #require(WriteRefusal(folder: folder.path + "/file/store"))
        #expect(refused.reason == "Not a directory")
    }
}
