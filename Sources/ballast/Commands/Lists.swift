import ArgumentParser
import Dashboard
import Model

/// `ballast list`: the watch lists and groups.
struct Lists: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Print the watch lists and groups.")

    /// The format of the output.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    @Option(help: "text, or json with whether each list is your own.")
    var format = Format.text

    @Argument(
        help: "The name of a watch list whose symbols are printed, one a line; by default all lists are.",
        completion: .watchLists)
    var name: String?

    @OptionGroup var options: CommonOptions

    func run() throws {
        let configuration = try options.resolvedOptions.configuration
        if let name {
            guard let list = configuration.lists.first(where: { $0.name == name }) else {
                let hint = Suggestion.hint(for: name, among: configuration.lists.map(\.name))
                throw Failure(message: "ballast: there is no list \(PlainText.clean(name, limit: 40))\(hint)")
            }
            if format == .text { return Console.write(list.symbols.map { "\($0)\n" }.joined()) }
            return Console.write(Lists.json(list, isOwn: Configuration.isOwn(list)).text() + "\n")
        }
        switch format {
        case .text: Console.printNotice(Lists.text(configuration))
        case .json: Console.write(Lists.json(configuration).text() + "\n")
        }
    }

    private static func text(_ configuration: Configuration) -> String {
        let sections = [("", configuration.lists), ("group ", configuration.groups)]
        return sections.flatMap { prefix, lists in
            lists.map { "\(prefix)\($0.name): \($0.symbols.map(\.name).joined(separator: " "))\n" }
        }.joined()
    }

    private static func json(_ configuration: Configuration) -> JSON {
        [
            "watchLists": .array(configuration.lists.map { json($0, isOwn: Configuration.isOwn($0)) }),
            "groups": .array(
                configuration.groups.map { json($0, isOwn: !Configuration.shippedGroups.contains($0)) }),
        ]
    }

    private static func json(_ list: SymbolList, isOwn: Bool) -> JSON {
        [
            "name": .string(list.name), "own": .bool(isOwn),
            "symbols": .array(list.symbols.map { .string($0.name) }),
        ]
    }
}
