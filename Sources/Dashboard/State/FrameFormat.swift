public import Screen

/// The format of a saved frame, by the ending of its file's name.
public enum FrameFormat: String, CaseIterable, Hashable, Sendable {
    /// An image, a page whose text can be copied, plain text, and text with escape sequences.
    case svg, html, text = "txt", ansi

    /// The endings of names, for messages.
    static let endings = ".svg, .html, .txt or .ansi"

    /// The format of a file of this name, in any case; nil for an unknown ending or none.
    public init?(path: String) {
        guard let dot = path.lastIndex(of: "."), dot > path.startIndex, path[path.index(before: dot)] != "/" else {
            return nil
        }
        let ending = path[path.index(after: dot)...].lowercased()
        self.init(rawValue: ending == "htm" ? "html" : ending == "text" ? "txt" : ending)
    }

    /// The contents of the file.
    public func contents(_ frame: Grid, _ palette: Palette) -> String {
        switch self {
        case .svg: frame.svg(palette: palette, title: "Ballast")
        case .html: frame.html(palette: palette, title: "Ballast")
        case .text: frame.text()
        case .ansi: frame.ansi(palette: palette, depth: .trueColour)
        }
    }
}
