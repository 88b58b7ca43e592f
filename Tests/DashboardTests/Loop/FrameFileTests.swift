import Dashboard
import Foundation
import Screen
import TestSupport
import Testing

@testable import ballast

/// Pictures of frames that people save.
@Suite struct FrameFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func save() -> String {
        FrameFile.save(Grid(Size(4, 2)), Theme.dark.palette, named: "ballast-2024-05-16-chart", in: folder.path)
    }

    @Test("a frame is saved under its date and panel, and none is overwritten")
    func names() throws {
        let path = folder.path + "/ballast-2024-05-16-chart"
        #expect(save() == "saved \(path).svg")
        #expect(save() == "saved \(path)-2.svg")
        let text = try String(contentsOfFile: path + "-2.svg", encoding: .utf8)
        #expect(text.hasPrefix("<svg") || text.hasPrefix("<?xml"))
        let missing = FrameFile.save(Grid(Size(4, 2)), Theme.dark.palette, named: "x", in: folder.path + "/none")
        #expect(missing.hasPrefix("not saved: \(folder.path)/none/x.svg: "))
    }

    @Test(
        "a frame is saved in the format of its ending, from the working or the home folder",
        arguments: [("a.svg", "<"), ("b.HTML", "<"), ("~/c.txt", "hi"), ("d.ansi", "\u{1B}[")])
    func formats(path: String, start: String) throws {
        var grid = Grid(Size(4, 2))
        grid.write("hi", x: 0, y: 0, Style(.gain))
        let work = folder.path, home = folder.path + "/home"
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
        let whole = path.hasPrefix("~") ? home + path.dropFirst() : "\(work)/\(path)"
        let save = { FrameFile.save(grid, Theme.dark.palette, at: path, from: work, home: home) }
        #expect(save() == "saved \(whole)")
        #expect(try String(contentsOfFile: whole, encoding: .utf8).hasPrefix(start))
        #expect(save() == "not saved: \(whole) exists already")
    }

    @Test("what cannot be saved is told with its whole path")
    func unsaved() {
        let save = { FrameFile.save(Grid(Size(4, 2)), Theme.dark.palette, at: $0, from: folder.path, home: nil) }
        #expect(save("none/x.svg").hasPrefix("not saved: \(folder.path)/none/x.svg: "))
        #expect(save("x.pdf") == "not saved: \(folder.path)/x.pdf: unknown ending")
    }

    @Test("the folder is that of the desktop's setting, or else of pictures, or else the working directory")
    func folders() throws {
        func found(_ environment: [String: String]) -> String {
            FrameFile.folder({ environment[$0] }, workingDirectory: "/work")
        }
        let home = folder.path
        #expect(found(["HOME": home]) == "/work")
        #expect(found([:]) == "/work")
        for name in ["Pictures", "Bilder", ".config"] {
            try FileManager.default.createDirectory(atPath: "\(home)/\(name)", withIntermediateDirectories: true)
        }
        #expect(found(["HOME": home]) == "\(home)/Pictures")
        try "# own\nXDG_PICTURES_DIR=\"$HOME/Bilder\"\n".write(
            toFile: "\(home)/.config/user-dirs.dirs", atomically: true, encoding: .utf8)
        #expect(found(["HOME": home]) == "\(home)/Bilder")
        #expect(found(["HOME": home, "XDG_PICTURES_DIR": "/none"]) == "\(home)/Bilder")
    }
}
