/// The rule that the folders of a target have an order: none of them uses, even by way of others, one that uses it.
///
/// It is judged by names, without the compiler. A name that two folders declare, or that an imported target or the
/// standard library has too, proves nothing and is ignored; so the rule may miss a use, and names that are its own make
/// it surer.
enum FolderRules {
    /// The targets whose folders still have circles. One that has none any more must leave this list.
    static let targetsWithCircles: Set<String> = []

    /// The circles in a target, among files of several.
    static func circles(in target: String, of files: [SwiftNames]) -> [FolderCircle] {
        let own = files.filter { $0.source.target == target }
        let modules = Set(own.flatMap { $0.source.imports.map(\.module) })
        let imported = files.filter { $0.source.target != target && modules.contains($0.source.target) }
        return FolderCircle.all(in: FolderUses(own, imported: imported).uses)
    }

    /// A message if a target has circles that it may not have, or none although it is in the list.
    static func violation(
        in target: String, of files: [SwiftNames], listed: Set<String> = targetsWithCircles
    ) -> String? {
        let circles = circles(in: target, of: files)
        if listed.contains(target) {
            return circles.isEmpty ? "\(target) has no circles any more: remove it from targetsWithCircles" : nil
        }
        return circles.isEmpty ? nil : "\(target): " + circles.map(\.description).joined(separator: "\n")
    }
}
