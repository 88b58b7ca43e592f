enum Repository {
    /// The root folder of the repository.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")
    /// The bundled tables.
    static let data = root + "/Data"
}
