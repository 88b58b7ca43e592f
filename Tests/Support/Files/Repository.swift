package enum Repository {
    /// The root folder of the repository.
    package static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")
    /// The bundled tables.
    package static let data = root + "/Data"
}
