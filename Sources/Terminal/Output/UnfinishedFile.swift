import CNcurses

/// A file that is being written: removed where a signal ends the program before it is whole.
public struct UnfinishedFile: ~Copyable {
    private let mark: UnsafeMutableRawPointer?

    /// From now on a signal that ends the program removes the file of a path.
    public init(_ path: String) { mark = ballast_unfinished_add(path) }

    deinit {
        if let mark { ballast_unfinished_forget(mark) }
    }
}
