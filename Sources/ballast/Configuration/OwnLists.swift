import Dashboard
import Model

/// The lists to which a command adds, and from which it removes, where it names none.
extension Configuration {
    /// Whether a list is the user's own rather than one that ships with the program.
    static func isOwn(_ list: SymbolList) -> Bool { !shippedLists.contains(list) }

    /// The list that symbols are added to: the user's first, else a new one.
    var listToAddTo: String { lists.first(where: Configuration.isOwn)?.name ?? ConfigurationEdit.firstListName }

    /// The list that symbols are removed from: the first of the user's own that has all of them; nil if none has.
    func listToRemove(_ symbols: [Symbol]) -> String? {
        lists.first { list in Configuration.isOwn(list) && symbols.allSatisfy(list.symbols.contains) }?.name
    }
}
