/// The theme that a configuration or a command line asks for.
public enum ThemeChoice: Hashable, Sendable {
    /// The dark or the light theme, depending on the terminal's background.
    case automatic
    /// One theme, whatever the terminal.
    case fixed(Theme)

    /// The name in the configuration.
    public var name: String {
        switch self {
        case .automatic: Theme.automaticName
        case .fixed(let theme): theme.name
        }
    }

    /// The theme for pictures, and for a terminal of unknown background.
    public var theme: Theme {
        switch self {
        case .automatic: .dark
        case .fixed(let theme): theme
        }
    }
}

/// A theme of the user's whose file has errors.
public struct FaultyTheme: Hashable, Sendable {
    /// The name by which it would be chosen.
    public let name: String
    /// The first error, with file, line and key.
    public let message: String

    /// Describes a theme that cannot be shown.
    public init(_ name: String, _ message: String) {
        self.name = name
        self.message = message
    }
}
