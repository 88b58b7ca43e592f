public import Screen

/// A row of the key table: a command, what it is called, its keys, and where they are shown.
public struct Binding: Sendable {
    /// The sections of the help page, in its order.
    public enum Group: String, CaseIterable, Sendable {
        /// Cursor and panels.
        case moving = "Navigation"
        /// The contents of the panels.
        case looking = "View"
        /// History and replay.
        case time = "Time"
        /// Everything else.
        case program = "Program"
    }

    /// The command that the keys execute.
    public let command: Command
    /// The name of the command in a configuration and in the palette.
    public let name: String
    /// The effect of the command, for help and the palette.
    public let title: String
    /// Alternative names that users may expect.
    let aliases: [String]
    /// The keys, each of which executes the command.
    public internal(set) var keys: [Key]
    /// The section of the help page.
    public let group: Group
    /// The only panel with whose focus the keys apply, where they precede those of other commands; nil for all.
    public let panel: PanelID?
    /// The hint in the footer; nil if the footer leaves it out.
    public internal(set) var hint: Hint?

    /// A hint in the footer.
    public struct Hint: Sendable {
        /// The keys as the footer shows them, such as `j k` for two bindings.
        public internal(set) var keys = ""
        /// The label, a single word.
        public let label: String
        /// The panels for which the footer shows the hint.
        public let panels: [PanelID]
        /// The command whose key is shown next to this one's, if they form a pair.
        let partner: Command?
    }

    init(
        _ command: Command, _ name: String, _ title: String, _ keys: [Key], _ group: Group, aliases: [String] = [],
        hint label: String? = nil, with partner: Command? = nil, in panels: [PanelID] = PanelID.allCases,
        only panel: PanelID? = nil
    ) {
        self.command = command
        self.name = name
        self.title = title
        self.aliases = aliases
        self.keys = keys
        self.group = group
        self.panel = panel
        hint = label.map { Hint(label: $0, panels: panel.map { [$0] } ?? panels, partner: partner) }
    }
}
