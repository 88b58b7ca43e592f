/// Which folders of a target use names of which others.
struct FolderUses {
    /// A name that a file of one folder uses and another folder declares.
    struct Use: Hashable {
        let name: String
        let file: String
        let line: Int
        let from: String
        let to: String
    }

    /// One use of each name in each file.
    let uses: [Use]

    /// Reads the files of one target. A name counts if one folder alone declares it: a type outside of others in any
    /// case, other names only if neither the `imported` files nor the standard library use them too.
    init(_ files: [SwiftNames], imported: [SwiftNames] = []) {
        let known = imported.reduce(into: FolderUses.commonNames) { $0.formUnion($1.members.union($1.types)) }
        let types = FolderUses.owners(files.map { ($0.source.folder, $0.types) })
        let members = FolderUses.owners(files.map { ($0.source.folder, $0.members.union($0.types)) })
            .filter { !known.contains($0.key) }
        let owners = members.merging(types) { $1 }
        uses = files.flatMap { FolderUses.uses(of: $0, owners) }
    }

    /// The folder of each name that only one folder declares.
    private static func owners(_ declared: [(folder: String, names: Set<String>)]) -> [String: String] {
        var owners: [String: Set<String>] = [:]
        for (folder, names) in declared { for name in names { owners[name, default: []].insert(folder) } }
        return owners.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// The first use of each name of another folder in a file. Files directly in the target belong to no folder.
    private static func uses(of file: SwiftNames, _ owners: [String: String]) -> [Use] {
        let free = file.uses.filter { !file.bound.contains($0.name) }
        let first = Dictionary(free.map { ($0.name, $0.line) }) { min($0, $1) }
        let from = file.source.folder
        return first.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.compactMap { name, line in
            guard let to = owners[name], to != from, !to.isEmpty, !from.isEmpty else { return nil }
            return Use(name: name, file: file.source.path, line: line, from: from, to: to)
        }
    }

    /// Members of the standard library that are too common to identify a declaration of this project.
    static let commonNames: Set = [
        "append", "code", "columns", "contains", "count", "day", "description", "down", "end", "error", "filter",
        "first",
        "flush", "hash", "height", "index", "insert", "isEmpty", "joined", "key", "keys", "last", "line", "lines",
        "lowerBound", "map", "max", "min", "name", "next", "none", "offset", "prefix", "print", "rawValue", "remove",
        "resume", "reversed", "round", "rounded", "rows", "size", "some", "sorted", "split", "start", "suffix", "text",
        "time", "toggle", "up", "upperBound", "utf8", "value", "values", "width", "withLock", "words", "zip",
    ]
}
