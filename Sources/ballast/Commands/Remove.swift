import ArgumentParser
import Dashboard
import Model

/// `ballast remove`: takes symbols off a watch list in the configuration.
struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Take symbols off a watch list.",
        discussion: "Without --list it is the first of your lists that has all of them.")

    @OptionGroup var change: ListChange

    func run() throws {
        try change.apply(
            { configuration in
                guard let list = configuration.listToRemove(change.symbols) else {
                    let names = change.symbols.map(\.name).joined(separator: ", ")
                    throw Failure(message: "ballast: none of your lists has \(names)")
                }
                return list
            }, { .remove(change.symbols, from: $0) })
    }
}
