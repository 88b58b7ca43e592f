/// The versions of the files of a store: they differ once another program has written to it.
struct StoreVersion: Hashable {
    private let files: [FileVersion?]

    /// The present versions; those of no file if there is no store.
    init(_ resolved: ResolvedOptions) {
        let file = LocalStore.folder(resolved).map { $0 + "/market.sqlite" }
        files = ["", "-wal"].map { suffix in file.flatMap { FileVersion($0 + suffix) } }
    }
}
