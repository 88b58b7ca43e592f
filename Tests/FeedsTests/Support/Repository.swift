/// Where things stand in the repository.
enum Repository {
    /// Its top folder.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
        .joined(separator: "/")
    /// The tables that ship with the program.
    static let data = root + "/Data"
}
