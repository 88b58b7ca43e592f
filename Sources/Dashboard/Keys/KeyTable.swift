public import Screen

/// All key bindings: the single source for dispatch, the footer, help, the palette and the configuration.
public struct KeyTable: Sendable {
    /// All bindings, in the order of help and footer.
    public let bindings: [Binding]
    private let commands: [Key: Command]
    /// The indexes of the bindings.
    private let rows: [Command: Int]
    /// The bindings with keys that the footer shows for each panel, in order.
    private let hinted: [PanelID: [Binding]]
    /// The keys that apply in one panel only.
    private let panelCommands: [PanelID: [Key: Command]]

    /// Creates a table of bindings; a key in several of them executes the command of the first.
    init(_ bindings: [Binding]) {
        let firstKeys = Dictionary(
            bindings.compactMap { binding in binding.keys.first.map { (binding.command, $0) } },
            uniquingKeysWith: { first, _ in first })
        let complete = bindings.map { $0.withHintKeys(firstKeys) }
        self.bindings = complete
        rows = Dictionary(
            bindings.enumerated().map { ($1.command, $0) }, uniquingKeysWith: { first, _ in first })
        hinted = Dictionary(
            uniqueKeysWithValues: PanelID.allCases.map { panel in
                (panel, complete.filter { !$0.keys.isEmpty && $0.hint?.panels.contains(panel) ?? false })
            })
        func commands(in panel: PanelID?) -> [Key: Command] {
            Dictionary(
                bindings.filter { $0.panel == panel }.flatMap { binding in binding.keys.map { ($0, binding.command) } },
                uniquingKeysWith: { first, _ in first })
        }
        self.commands = commands(in: nil)
        let panels = Set(bindings.compactMap(\.panel))
        panelCommands = Dictionary(uniqueKeysWithValues: panels.map { ($0, commands(in: $0)) })
    }

    /// The command that a key executes while no prompt is open; nil if it has none. With Shift a key that has no
    /// command of its own executes that without.
    ///
    /// - Parameter panel: The panel with the focus, whose own keys precede those for all; nil while a page covers it.
    public func command(for key: Key, in panel: PanelID? = nil) -> Command? {
        let own = panel.flatMap { panelCommands[$0] } ?? [:]
        if let command = own[key] ?? commands[key] { return command }
        return key.shift ? own[key.withoutShift] ?? commands[key.withoutShift] : nil
    }

    /// The binding of a command; nil if it is not in the table.
    func binding(of command: Command) -> Binding? { rows[command].map { bindings[$0] } }

    /// The bindings with keys that the footer shows for a panel, in order.
    func hinted(in panel: PanelID) -> [Binding] { hinted[panel] ?? [] }

    /// The keys of a command; empty if it has none.
    public func keys(of command: Command) -> [Key] { binding(of: command)?.keys ?? [] }

    /// The name of the first key of a command; empty if it has none.
    public func name(of command: Command) -> String { keys(of: command).first?.name ?? "" }

    /// The table with the keys of some commands replaced.
    public func rebinding(_ keys: [Command: [Key]]) -> KeyTable {
        KeyTable(
            bindings.map { binding in
                var binding = binding
                binding.keys = keys[binding.command] ?? binding.keys
                return binding
            })
    }
}

extension Binding {
    /// The binding with the keys of its hint in the footer: the first key of its command and of the command's partner.
    fileprivate func withHintKeys(_ firstKeys: [Command: Key]) -> Binding {
        var binding = self
        let shown = [command, hint?.partner].compactMap { $0.flatMap { firstKeys[$0] } }
        binding.hint?.keys = shown.map(\.name).joined(separator: " ")
        return binding
    }
}
