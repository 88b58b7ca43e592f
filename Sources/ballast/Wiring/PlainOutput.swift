import Dashboard
import Screen

/// The dashboard as lines on standard output. As a display it shows no grid.
@MainActor
final class PlainOutput: Display {
    /// The size that pages of text are broken for.
    let size = Size(84, 40)
    private let isASCII: Bool
    private var page: PlainPage?
    /// Whether a line has ended the program.
    var isOver = false

    /// Creates an output that prints nothing before `show`.
    init(isASCII: Bool) { self.isASCII = isASCII }

    /// Prints all figures first, then what has changed.
    func show(_ state: AppState) {
        guard page != nil else {
            page = PlainPage()
            return print(page?.opening(state) ?? [])
        }
        print(page?.changes(state) ?? [])
    }

    /// Applies a line that was entered, and prints the answer.
    func enter(_ line: String, _ loop: EventLoop) {
        let before = loop.state
        loop.apply(.entered(line), drawing: false)
        print(page?.answer(to: line, before: before, after: loop.state) ?? [])
    }

    private func print(_ lines: [String]) {
        for line in lines { Console.printNotice(line + "\n", ascii: isASCII) }
    }

    func show(_ grid: Grid) {}
    func use(_ palette: Palette) {}
    func askGround() {}
    func useMouse(_ isOn: Bool) {}
    func invalidate() {}
    func suspend() {}
    func ring(_ bell: Bell) { if bell == .audible, Console.isTerminal { Console.write("\u{7}") } }
    func notify(_ text: String, _ way: DesktopNotification) {}
    func copy(_ text: String) -> Bool { false }
}
