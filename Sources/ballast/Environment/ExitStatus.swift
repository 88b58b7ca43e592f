/// The exit statuses of the program, except those of a program that a signal ended.
enum ExitStatus: Int32, CaseIterable {
    case success = 0
    case failure = 1
    case wrongUsage = 2

    /// What is added to the number of the signal that ended the program.
    static let signal: Int32 = 128

    /// The meaning, for the manual.
    var meaning: String {
        switch self {
        case .success: "Success."
        case .failure:
            "A failure, such as data that cannot be read or standard output that cannot be written; of `doctor`, a "
                + "check that has failed."
        case .wrongUsage: "Wrong usage: an option or an argument that is not accepted."
        }
    }
}
