import Dashboard
import Screen

/// A display that keeps what it was asked to do.
@MainActor
final class RecordingDisplay: Display {
    let size: Size
    private(set) var frames: [Grid] = []
    private(set) var requests: [String] = []

    init(_ size: Size) { self.size = size }

    func show(_ grid: Grid) { frames.append(grid) }
    func use(_ palette: Palette) { requests.append("use \(palette.name)") }
    func invalidate() { requests.append("invalidate") }
    func suspend() { requests.append("suspend") }
    func ring() { requests.append("ring") }
    func copy(_ text: String) { requests.append("copy \(text)") }
}
