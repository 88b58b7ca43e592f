public import Screen

/// The keys that ask for a command, and how they are shown.
public struct Binding: Sendable {
    /// Groups of the help page, in its order.
    public enum Group: String, CaseIterable, Sendable {
        /// Cursor and panels.
        case moving = "Moving"
        /// What the panels show.
        case looking = "Looking"
        /// History.
        case time = "Time"
        /// The rest.
        case program = "Program"
    }

    /// Any of these keys.
    public let keys: [Key]
    /// What they ask for.
    public let command: Command
    /// Where it stands in the help.
    public let group: Group
    /// One word for the footer, with the panels that show it; none where the footer leaves it out.
    public let hint: Hint?

    /// A word in the footer.
    public struct Hint: Sendable {
        /// The keys as the footer shows them, such as `j k` for a pair of bindings.
        public let keys: String
        /// The word.
        public let word: String
        /// The panels whose footer shows it.
        public let panels: [PanelID]
    }

    /// A binding.
    init(
        _ keys: [Key], _ command: Command, _ group: Group, hint word: String? = nil, as label: String? = nil,
        in panels: [PanelID] = PanelID.allCases
    ) {
        self.keys = keys
        self.command = command
        self.group = group
        hint = word.map { Hint(keys: label ?? keys.first?.name ?? "", word: $0, panels: panels) }
    }
}

/// The one key table: dispatch, hints, help and the manual come from it.
public enum KeyTable {
    /// All bindings, in the order of help and footer.
    public static let bindings: [Binding] = moving + looking + time + program

    /// The command that a key asks for outside of a prompt.
    public static func command(for key: Key) -> Command? { commands[key] }

    private static let commands = Dictionary(
        bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
        uniquingKeysWith: { first, _ in first })

    private static let moving: [Binding] =
        [
            Binding([.character("j"), Key(.down)], .down, .moving, hint: "move", as: "j k"),
            Binding([.character("k"), Key(.up)], .up, .moving),
            Binding([.character("g"), Key(.home)], .first, .moving),
            Binding([.character("G"), Key(.end)], .last, .moving),
            Binding([.control("d"), Key(.pageDown)], .halfPageDown, .moving),
            Binding([.control("u"), Key(.pageUp)], .halfPageUp, .moving),
            Binding([Key(.tab)], .nextPanel, .moving, hint: "panel"),
            Binding([Key(.backTab)], .previousPanel, .moving),
        ]
        + PanelID.allCases.map { panel in
            Binding([.character(Character(String(panel.rawValue)))], .panel(panel), .moving)
        } + [
            Binding([.character("z"), Key(.enter)], .zoom, .moving, hint: "zoom"),
            Binding([Key(.escape), Key(.backspace)], .back, .moving),
        ]

    private static let looking: [Binding] = [
        Binding([.character("/")], .filter, .looking, hint: "filter", in: [.tickers, .deals]),
        Binding([.character("n")], .nextMatch, .looking),
        Binding([.character("N")], .previousMatch, .looking),
        Binding([.character("s")], .sort, .looking, hint: "sort", in: [.tickers]),
        Binding([.character("S")], .reverseSort, .looking),
        Binding([.character(" ")], .pin, .looking, hint: "pin", in: [.tickers]),
        Binding(
            [.character("["), Key(.left)], .shorterWindow, .looking, hint: "window", as: "[ ]",
            in: [.indexes, .tickers, .chart, .yields]),
        Binding([.character("]"), Key(.right)], .longerWindow, .looking),
        Binding([.character("c")], .chartKind, .looking, hint: "kind", in: [.chart]),
        Binding([.character("m")], .method, .looking, hint: "method"),
        Binding([.character("a")], .alerts, .looking),
        Binding([.character("R")], .recap, .looking),
        Binding([.character("o")], .source, .looking, hint: "source", in: [.sectors, .deals, .thesis]),
    ]

    private static let time: [Binding] = [
        Binding([.character(",")], .stepBack, .time, hint: "step", as: ", ."),
        Binding([.character(".")], .stepOn, .time),
        Binding([.character("p")], .pause, .time, hint: "play"),
        Binding([.character("+"), .character("=")], .faster, .time),
        Binding([.character("-")], .slower, .time),
    ]

    private static let program: [Binding] = [
        Binding([.character(":"), .control("p")], .palette, .program, hint: "command"),
        Binding([.character("y")], .copy, .program),
        Binding([.control("s")], .saveFrame, .program),
        Binding([.character("t")], .theme, .program),
        Binding([.character("?"), Key(.function(1))], .help, .program, hint: "help"),
        Binding([.control("l")], .repaint, .program),
        Binding([.control("z")], .suspend, .program),
        Binding([.character("q")], .quit, .program, hint: "quit"),
        Binding([.control("c")], .interrupt, .program),
    ]
}

extension Key {
    /// The key as people write it: `j`, `Ctrl-D`, `Tab`, `F1`.
    public var name: String {
        let name =
            switch code {
            case .character(" "): "Space"
            case .character(let character): control || alt ? character.uppercased() : String(character)
            case .enter: "Enter"
            case .escape: "Esc"
            case .tab: "Tab"
            case .backTab: "Shift-Tab"
            case .backspace: "Backspace"
            case .up: "Up"
            case .down: "Down"
            case .left: "Left"
            case .right: "Right"
            case .home: "Home"
            case .end: "End"
            case .pageUp: "PgUp"
            case .pageDown: "PgDn"
            case .insert: "Ins"
            case .delete: "Del"
            case .function(let number): "F\(number)"
            }
        return (control ? "Ctrl-" : "") + (alt ? "Alt-" : "") + name
    }
}
