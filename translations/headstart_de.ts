<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Text</name>
    <message>
        <source>this is a folder, not a file that can be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>writing failed, nothing was kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a file that holds data (a folder or a device)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends here: %1 bytes were expected, %2 are left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file became shorter while it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the catalogue has no file of its weights; name yours with --weights FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the weights of %1 are not there; packaging/start.sh fetches them, or name a file with --weights FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not the file that the catalogue names (%1 bytes, SHA-256 %2...); delete it and fetch it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no list of class names is called so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture is damaged: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture has %1 x %2 pixels; at most %3 are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture is damaged: the file ends too early, after %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a picture (JPEG, PNG, GIF, WebP, BMP, TIFF or PNM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is larger than any picture that is read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture is %1 x %2: one side is more than %3 times the other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network&apos;s output is not a number: its weights are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a name is longer than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle builds more than %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle has more than %1 steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle ends with %1 values instead of one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle takes more values than it has made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle is nested deeper than %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opcode %1 has no place in a file of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pickle protocol %1 is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle adds items to something that is neither a list nor a dictionary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle gives a dictionary a key without a value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle remembers more than %1 values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle recalls value %1, which it never remembered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file asks to run %1.%2: it was made to do harm, or is not a file of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle names something by what is not a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle refers to something that is not a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle calls something that cannot be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an OrderedDict is made from what is not a list of pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a tensor is not made of storage, offset, sizes and strides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the pickle sets the state of something that has none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a pickle, but not one that torch.save made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its protocol is not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its numbers are not little-endian; load the file in Python on the machine that made it and save it as safetensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of storages does not fit the tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 storages are missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something follows the last storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the list of storages is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 tensors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its sizes and strides are not whole numbers of 0 or more, as many as each other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it reaches past its storage of %1 elements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it expands %1 elements to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies in something that is not a storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it lies in a view of a storage, which only PyTorch before 0.4 wrote; load the file in Python and save it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its elements are of the unknown type &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its storage is larger than any file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its storage &apos;%1&apos; is described in two ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds objects of the Python class %1 and no state dict; load it in Python and save model.state_dict()</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no state dict of tensors in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is an empty zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a zip archive, but not one that torch.save made (one folder with data.pkl in it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is compressed or larger than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its checksum (CRC-32) does not fit: the file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this storage is missing from the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this storage must hold %1 bytes and holds %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object stands where none may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>metadata holds the key &apos;%1&apos; twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; has the unknown field &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; has the field &apos;%2&apos; twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; lacks dtype, shape or data_offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text stands where none may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list stands where none may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number stands where none may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tensor &apos;%1&apos; has more than %2 dimensions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a size is negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a whole number of at most 64 bits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>null stands where it may not be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a truth value stands where none may be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header is not valid JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header is not valid JSON (at byte %1 of it)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name &apos;%1&apos; stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its elements are %1, which is not supported; convert it to F16 or F32</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its element type &apos;%1&apos; is unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data_offsets must be [begin, end]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its shape does not fill its data_offsets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it begins at %1, and the one before ends at %2: a hole or an overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the tensors need %1 bytes of data, the file has %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header&apos;s length, %1, is over the limit or past the file&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is text, not weights (safetensors or PyTorch&apos;s .pth)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is PyTorch&apos;s tar format of 2017, which is not read; load it in Python and save it again with torch.save(model.state_dict(), ...)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is an HDF5 file (Keras), which is not read here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a file of weights: neither safetensors nor PyTorch&apos;s .pth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s 64-bit record is not where it must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s 64-bit record is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive is one part of several</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s directory is missing: the file is cut short, or something follows the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive carries a comment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s two accounts of its directory differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s directory is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name for a file inside an archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos; is encrypted or needs a feature that is not read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos; is stored, but its two sizes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos;: the sizes behind its data differ from the directory&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos;: its header differs from the directory&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos; reaches past the file&apos;s end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something stands before the zip archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two entries of the zip archive overlap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s directory overlaps its entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive has more than %1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s directory is not where it must be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entry &apos;%1&apos; stands there twice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the order of its axes is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no output of a stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no model has this name; the nearest are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the file to write is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a file that can be written whole</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the file to read is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these are weights of another network: %1 tensors do not fit (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storage &apos;%1&apos; must hold %2 elements, the file says %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storage &apos;%1&apos; must hold %2 bytes, and the file ends after %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than %1 entries of metadata</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the zip archive&apos;s directory is larger than %1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
