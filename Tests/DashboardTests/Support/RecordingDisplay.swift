import Dashboard
import Screen

/// A display that keeps what it was asked to do.
@MainActor
final class RecordingDisplay: Display {
    let size: Size
    private(set) var frames: [Grid] = []
    private(set) var requests: [String] = []

    private let takesCopies: Bool

    init(_ size: Size, takesCopies: Bool = true) {
        self.size = size
        self.takesCopies = takesCopies
    }

    func show(_ grid: Grid) { frames.append(grid) }
    func use(_ palette: Palette) { requests.append("use \(palette.name)") }
    func invalidate() { requests.append("invalidate") }
    func suspend() { requests.append("suspend") }
    func ring(_ bell: Bell) { requests.append("ring \(bell.rawValue)") }
    func copy(_ text: String) -> Bool {
        requests.append("copy \(text)")
        return takesCopies
    }
}
