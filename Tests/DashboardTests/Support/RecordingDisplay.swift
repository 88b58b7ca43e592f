import Dashboard
import Screen

/// A display that records its frames and requests.
@MainActor
final class RecordingDisplay: Display {
    let size: Size
    private(set) var frames: [Grid] = []
    private(set) var requests: [String] = []

    private let acceptsCopies: Bool

    init(_ size: Size, acceptsCopies: Bool = true) {
        self.size = size
        self.acceptsCopies = acceptsCopies
    }

    func show(_ grid: Grid) { frames.append(grid) }
    func use(_ palette: Palette) { requests.append("use \(palette.name)") }
    func askGround() { requests.append("ask ground") }
    func useMouse(_ isOn: Bool) { requests.append("mouse \(isOn)") }
    func invalidate() { requests.append("invalidate") }
    func suspend() { requests.append("suspend") }
    func ring(_ bell: Bell) { requests.append("ring \(bell.rawValue)") }
    func notify(_ text: String, _ way: DesktopNotification) { requests.append("notify \(text) \(way.rawValue)") }
    func copy(_ text: String) -> Bool {
        requests.append("copy \(text)")
        return acceptsCopies
    }
}
