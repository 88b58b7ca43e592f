import Dashboard
import Formats
import Screen
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Saves a frame as a file, in the format of its ending.
enum FrameFile {
    /// Saves a frame as an image in a folder under a name, followed by a number if there is such a file, and returns a
    /// message with its whole path.
    static func save(_ grid: Grid, _ palette: Palette, named name: String, in folder: String) -> String {
        for number in 1...999 {
            let path = "\(folder)/\(name)\(number == 1 ? "" : "-\(number)").svg"
            guard let failure = write(FrameFormat.svg.contents(grid, palette), to: path) else { return "saved \(path)" }
            if failure.code != EEXIST { return "not saved: \(path): \(failure)" }
        }
        return "not saved: \(folder) has \(name).svg to \(name)-999.svg already"
    }

    /// Saves a frame to a path, and returns a message with the whole of it. A relative path starts at `folder`, `~` is
    /// the home folder; an existing file stays as it is.
    static func save(
        _ grid: Grid, _ palette: Palette, at path: String, from folder: String, home: String?
    ) -> String {
        var whole = path.hasPrefix("/") ? path : "\(folder)/\(path)"
        if path.hasPrefix("~/"), let home { whole = home + path.dropFirst() }
        guard let format = FrameFormat(path: path) else { return "not saved: \(whole): unknown ending" }
        guard let failure = write(format.contents(grid, palette), to: whole) else { return "saved \(whole)" }
        return "not saved: \(whole)\(failure.code == EEXIST ? " exists already" : ": \(failure)")"
    }

    /// Writes a new file; returns the error if that fails, and then removes an incomplete file.
    private static func write(_ text: String, to path: String) -> WriteError? {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return .last }
        do throws(WriteError) {
            defer { close(descriptor) }
            try OutputDescriptor(descriptor).write(text)
            return nil
        } catch {
            unlink(path)
            return error
        }
    }

    /// The user's folder of pictures: the one that the desktop is set to, or else `Pictures` in the home folder, or else
    /// the working directory.
    static func folder(_ environment: (String) -> String?, workingDirectory: String) -> String {
        let home = environment("HOME").flatMap { $0.hasPrefix("/") ? $0 : nil }
        let configuration = environment("XDG_CONFIG_HOME") ?? home.map { "\($0)/.config" }
        let setting = configuration.flatMap { pictures(in: "\($0)/user-dirs.dirs", home: home ?? "") }
        let candidates = [environment("XDG_PICTURES_DIR"), setting, home.map { "\($0)/Pictures" }]
        return candidates.compactMap(\.self).first { $0.hasPrefix("/") && isFolder($0) } ?? workingDirectory
    }

    /// The folder of pictures in a file such as `XDG_PICTURES_DIR="$HOME/Bilder"`.
    private static func pictures(in path: String, home: String) -> String? {
        guard let bytes = try? FileBytes.load(path, name: "user-dirs.dirs") else { return nil }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let start = "XDG_PICTURES_DIR="
        return lines.last { $0.hasPrefix(start) }.map { line in
            line.dropFirst(start.count).filter { $0 != "\"" }.replacing("$HOME", with: home)
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
