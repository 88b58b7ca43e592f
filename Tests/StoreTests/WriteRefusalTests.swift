import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("Whether a store can be written") struct WriteRefusalTests {
    /// The refusal in a file system where some paths exist, and access to some of those fails with an error code.
    private func refusal(
        _ folder: String, there: Set<String>, refused: [String: Int32] = [:], own: Bool = true
    ) -> WriteRefusal? {
        WriteRefusal(
            folder: folder, checking: { path, _ in there.contains(path) ? refused[path] ?? 0 : ENOENT },
            isOwn: { _ in own })
    }

    private static let files = ["/s", "/s/market.sqlite", "/s/market.sqlite-wal", "/s/market.sqlite-shm"]

    @Test("the folder, the file and its companion files must all be writable", arguments: files)
    func each(path: String) throws {
        let there = Set(Self.files + ["/"])
        #expect(refusal("/s", there: there) == nil)
        let refused = try #require(refusal("/s", there: there, refused: [path: EACCES]))
        #expect(refused.path == path && refused.reason == "Permission denied" && refused.obstacle == .permissions)
        #expect(refusal("/s", there: there, refused: [path: EACCES], own: false)?.obstacle == .owner)
        #expect(refusal("/s", there: there, refused: [path: EPERM])?.obstacle == .immutable)
        let disk = try #require(refusal("/s", there: there, refused: [path: EROFS]))
        #expect(disk.path == path && disk.obstacle == .other)
    }

    @Test("missing files refuse nothing")
    func missingFiles() {
        #expect(refusal("/s", there: ["/", "/s"]) == nil)
        #expect(refusal("/s", there: ["/", "/s", "/s/market.sqlite"]) == nil)
    }

    @Test("for a missing folder the nearest existing parent is checked")
    func parentFolder() {
        #expect(refusal("/a/b/c", there: ["/", "/a"]) == nil)
        #expect(refusal("/a/b/c", there: ["/", "/a"], refused: ["/a": EACCES])?.path == "/a")
        #expect(refusal("/a", there: ["/"], refused: ["/": EROFS])?.path == "/")
        #expect(refusal("a/b", there: ["."], refused: [".": EACCES])?.path == ".")
        #expect(refusal("/a", there: [])?.path == "/")
    }

    @Test("the actual file system is checked, and nothing is created")
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
