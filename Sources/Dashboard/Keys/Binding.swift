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
    public internal(set) var keys: [Key]
    /// What they ask for.
    public let command: Command
    /// Where it stands in the help.
    public let group: Group
    /// One word for the footer, with the panels that show it; none where the footer leaves it out.
    public internal(set) var hint: Hint?

    /// A word in the footer.
    public struct Hint: Sendable {
        /// The keys as the footer shows them, such as `j k` for a pair of bindings.
        public internal(set) var keys = ""
        /// The word.
        public let word: String
        /// The panels whose footer shows it.
        public let panels: [PanelID]
        /// The command whose key stands beside this one's, where two make a pair.
        let partner: Command?
    }

    /// A binding.
    init(
        _ keys: [Key], _ command: Command, _ group: Group, hint word: String? = nil, with partner: Command? = nil,
        in panels: [PanelID] = PanelID.allCases
    ) {
        self.keys = keys
        self.command = command
        self.group = group
        hint = word.map { Hint(word: $0, panels: panels, partner: partner) }
    }
}
