import ArgumentParser
import Dashboard

/// `ballast add`: puts symbols on a watch list in the configuration.
struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Put symbols on a watch list.",
        discussion: """
            The list is changed in your configuration, by the smallest edit: comments and the rest stay as they are. \
            Without --list it is your first list, or a new one, “\(ConfigurationEdit.firstListName)”. A dashboard that is \
            running follows, and requests the prices.
            """)

    @OptionGroup var change: ListChange

    func run() throws {
        try change.apply(\.listToAddTo) { .add(change.symbols, to: $0) }
        for line in change.descriptions { Console.printNotice("\(line)\n") }
    }
}
