/// Folders that use each other, directly or by way of others of them.
struct FolderCircle {
    /// The folders of the circle.
    let folders: [String]
    /// The uses between them, by the folders from and to which they lead.
    let uses: [Link: [FolderUses.Use]]

    /// A direction between two folders.
    struct Link: Hashable {
        let from: String
        let to: String
    }

    /// The circles among the folders of a target. At each level the subfolders of a folder, and what is directly in it,
    /// are compared with each other.
    static func all(in uses: [FolderUses.Use]) -> [FolderCircle] {
        let parents = Set(uses.flatMap { [$0.from, $0.to] }.flatMap(ancestors))
        return parents.sorted().flatMap { parent in circles(linking(uses, in: parent)) }
    }

    /// The folders that contain a folder; the target itself is the empty name.
    private static func ancestors(_ folder: String) -> [String] {
        let parts = folder.split(separator: "/")
        return (0..<parts.count).map { parts.prefix($0).joined(separator: "/") } + [folder]
    }

    /// The uses between the parts of a folder, by direction.
    private static func linking(_ uses: [FolderUses.Use], in parent: String) -> [Link: [FolderUses.Use]] {
        uses.reduce(into: [:]) { links, use in
            guard let from = part(use.from, of: parent), let to = part(use.to, of: parent), from != to else { return }
            links[Link(from: from, to: to), default: []].append(use)
        }
    }

    /// The part of a folder to which another belongs: the folder itself, or one directly in it.
    private static func part(_ folder: String, of parent: String) -> String? {
        guard folder != parent else { return folder }
        guard parent.isEmpty || folder.hasPrefix(parent + "/") else { return nil }
        let depth = parent.split(separator: "/").count + 1
        return folder.split(separator: "/").prefix(depth).joined(separator: "/")
    }

    private static func circles(_ links: [Link: [FolderUses.Use]]) -> [FolderCircle] {
        let reached = Dictionary(uniqueKeysWithValues: Set(links.keys.map(\.from)).map { ($0, reach($0, links)) })
        var open = Set(reached.keys)
        var circles: [FolderCircle] = []
        for start in reached.keys.sorted() where open.contains(start) {
            let members = open.filter {
                reached[start, default: []].contains($0) && reached[$0, default: []].contains(start)
            }
            guard members.count > 1 else { continue }
            open.subtract(members)
            circles.append(
                FolderCircle(
                    folders: members.sorted(),
                    uses: links.filter { members.contains($0.key.from) && members.contains($0.key.to) }))
        }
        return circles
    }

    /// The folders that can be reached from one.
    private static func reach(_ start: String, _ links: [Link: [FolderUses.Use]]) -> Set<String> {
        var found: Set<String> = []
        var open = [start]
        while let folder = open.popLast() {
            for link in links.keys where link.from == folder && found.insert(link.to).inserted { open.append(link.to) }
        }
        return found
    }
}

extension FolderCircle: CustomStringConvertible {
    /// The number of names shown for each direction.
    private static let shown = 8

    /// The circle with the names that cause it, those directions first that the fewest names cause.
    var description: String {
        let links = uses.map { (link: $0.key, names: FolderCircle.names($0.value)) }
            .sorted { ($0.names.count, $0.link.from, $0.link.to) < ($1.names.count, $1.link.from, $1.link.to) }
        return
            (["circle of \(folders.joined(separator: ", "))"]
            + links.flatMap { link, names in
                ["  \(link.from) → \(link.to): \(names.count) name\(names.count == 1 ? "" : "s")"]
                    + names.prefix(FolderCircle.shown).map { "    " + $0 }
            }).joined(separator: "\n")
    }

    /// Each name with the first place of its use.
    private static func names(_ uses: [FolderUses.Use]) -> [String] {
        let first = Dictionary(uses.map { ($0.name, "\($0.file):\($0.line)") }) { first, _ in first }
        return first.sorted { $0.key < $1.key }.map { "\($0.key)  \($0.value)" }
    }
}
