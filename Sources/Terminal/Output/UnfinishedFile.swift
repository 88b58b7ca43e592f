import CNcurses

/// A file that is being written, removed if a signal ends the program before it is complete.
public struct UnfinishedFile: ~Copyable {
    private let token: UnsafeMutableRawPointer?

    /// From now on a signal that ends the program removes the file at `path`, until this value is destroyed.
    public init(_ path: String) { token = ballast_unfinished_add(path) }

    deinit {
        if let token { ballast_unfinished_forget(token) }
    }
}
