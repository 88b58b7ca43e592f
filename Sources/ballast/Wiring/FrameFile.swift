import Screen

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A frame saved as a picture in the working directory.
enum FrameFile {
    /// Saves a frame under a name that is not taken, and returns words about it.
    static func save(_ grid: Grid, _ palette: Palette) -> String {
        let bytes = Array(grid.svg(palette: palette, title: "Ballast").utf8)
        for number in 1...999 {
            let name = "ballast-\(number).svg"
            let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL, 0o644)
            if descriptor < 0 {
                if errno == EEXIST { continue }
                return "not saved: \(String(cString: strerror(errno)))"
            }
            defer { close(descriptor) }
            let written = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            return written == bytes.count ? "saved \(name)" : "not saved whole: \(String(cString: strerror(errno)))"
        }
        return "not saved: ballast-1.svg to ballast-999.svg are there already"
    }
}
