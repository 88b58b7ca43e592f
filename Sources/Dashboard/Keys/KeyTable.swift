public import Screen

/// All key bindings: the single source of dispatch, hints, help and the manual.
public struct KeyTable: Sendable {
    /// All bindings, in the order of help and footer.
    public let bindings: [Binding]
    private let commands: [Key: Command]

    /// Creates a table of bindings; a key in two of them belongs to the first.
    init(_ bindings: [Binding]) {
        let first = Dictionary(
            bindings.compactMap { binding in binding.keys.first.map { (binding.command, $0) } },
            uniquingKeysWith: { first, _ in first })
        self.bindings = bindings.map { $0.labelled(first) }
        commands = Dictionary(
            bindings.flatMap { binding in binding.keys.map { ($0, binding.command) } },
            uniquingKeysWith: { first, _ in first })
    }

    /// The command of a key outside of a prompt.
    public func command(for key: Key) -> Command? { commands[key] }

    /// The keys of a command.
    public func keys(of command: Command) -> [Key] { bindings.first { $0.command == command }?.keys ?? [] }

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
    /// The binding with the keys that the footer shows.
    fileprivate func labelled(_ first: [Command: Key]) -> Binding {
        var binding = self
        let shown = [command, hint?.partner].compactMap { $0.flatMap { first[$0] } }
        binding.hint?.keys = shown.map(\.name).joined(separator: " ")
        return binding
    }
}
