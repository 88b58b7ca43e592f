import Screen
import Terminal

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Saves a frame as an SVG file in the working directory.
enum FrameFile {
    /// Saves a frame under an unused name, and returns a message. An incomplete file is removed.
    static func save(_ grid: Grid, _ palette: Palette) -> String {
        let text = grid.svg(palette: palette, title: "Ballast")
        for number in 1...999 {
            let name = "ballast-\(number).svg"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
            if descriptor < 0 {
                let error = WriteError.last
                if error.code == EEXIST { continue }
                return "not saved: \(error)"
            }
            do throws(WriteError) {
                defer { close(descriptor) }
                try OutputDescriptor(descriptor).write(text)
            } catch {
                unlink(name)
                return "not saved: \(error)"
            }
            return "saved \(name)"
        }
        return "not saved: ballast-1.svg to ballast-999.svg already exist"
    }
}
