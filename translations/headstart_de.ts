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
    <message>
        <source>no recipe is called so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no sample in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sample is left of %1; one of those set aside, &apos;%2&apos;: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture was changed since the data were opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have the same content as another one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 pictures have the same content as one with another label: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes without a picture are left out (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes of a single picture (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are fewer than two classes: nothing can be learned from them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files were set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 files in this folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this link leads to a folder that was read already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its file of labels was not found; looked for: &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these are labels; name the file of pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures have 1 or 3 channels, not %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a file of labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds %1 labels for %2 pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as IDX: pictures of &apos;%1&apos;, labels of &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are several files of pictures here, name one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file ends too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not an IDX file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only IDX files of bytes are read, as MNIST&apos;s are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an IDX file of 2 dimensions holds neither pictures nor labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header claims %1 items; at most %2 are read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header claims that there is nothing in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header claims more than 4 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the header claims %1 bytes, which a file of %2 bytes does not hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file holds more than its header claims</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no folder in here holds a picture, and each class is a folder of its pictures; files: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no folder of a class in &apos;train&apos;; folders with pictures: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file lies in no folder of a class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as folders of parts (train, validation, test) that hold a folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as a folder for each class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the files in column &apos;%1&apos; is there; the first is looked for at &apos;%2&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the labels are %1 numbers, each of which is a class; a threshold makes two classes of them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row names no file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the row has no label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is none of train, validation and test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no delimiter; there are: comma, semicolon, tab, space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the threshold is not a finite number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1: the row has %2 columns, the first one has %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the label &apos;%1&apos; is not a number, so that no threshold parts it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 classes; is this the column of labels?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a quotation mark opens here, and nothing closes it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a zero byte: this is not a text in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a field is longer than 1 MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are more than %1 rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a byte that is no UTF-8; save the table in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the samples could not be looked at: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no kind of data; there are: folder, table, idx</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>columns and thresholds are of tables; the kind of data is &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a file of labels goes with IDX; the kind of data is &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>here is neither a folder of pictures for each class, nor a table, nor IDX; there are %1 files: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no table in this folder (.csv, .tsv or .txt); there are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are several tables in this folder, name one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 hidden files and folders were passed over: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are tables as well, which were not read; name one to use it: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no IDX file of pictures in this folder; there are: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a file, not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is neither a folder, nor a table (.csv, .tsv, .txt), nor an IDX file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data have no path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shares of validation and test are 0 or more, and together less than 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are fewer than two classes to tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the class &apos;%1&apos; has no sample to train from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there are too few samples for the part &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the part &apos;%1&apos; has %2 samples, not %3: equal pictures stay together, and each class keeps one to train from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>classes of a single sample (%1), which trains, so that nothing judges them: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 samples that judge have the same content as one that trains; the data part them so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data themselves say which samples train and which judge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table has a header and no row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read as a table (%1): column &apos;%2&apos; names the pictures, column &apos;%3&apos; the labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether there is a header is &apos;yes&apos; or &apos;no&apos;, not &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no column &apos;%1&apos;; there are: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no column names files that are there, looked for in &apos;%1&apos;; the columns: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which column is the label? The columns: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>column &apos;%1&apos; seems to part the samples for training and judging; name it as the column of the split to keep to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table is in UTF-16; save it in UTF-8</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table is larger than 1 GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the table is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>neither tab, semicolon, comma nor blanks part its first row into two columns or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory to unpack the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gzip data end too early</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gzip data are damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder to export into must be new or empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no description of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this was written by a later version of Headstart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the description is incomplete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it names %1 classes; the weights know %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run knows no class &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run has no samples in this part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no run &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is a run &apos;%1&apos; already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the data of run &apos;%1&apos; bear the fingerprint of other data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store is damaged (%1); it was left as it is. Copy it, and save what can be read from the copy: sqlite3 COPY .recover | sqlite3 NEW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file cannot be written; its rights allow reading alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory to open the store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a store of runs (%1); name another one with --store FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store cannot be used: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another program keeps the store locked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store failed, what was saved before is whole: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the copy before the migration failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is an SQLite file of another program, not a store of runs; name another one with --store FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this store was written by a later version of Headstart (its schema is %1, this program knows %2); it was left as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this file system does not support SQLite&apos;s write-ahead log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this store was written by an earlier version of Headstart; opening it to write (train, for example) brings it up to date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the store is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a folder, not a store of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is a device or a pipe, not a store of runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is not a store of runs (it is too short); name another one with --store FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder cannot be written, and what was saved last is still in %1; copy both files to a folder of your own and read them there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process is using this store; wait for it, or name another one with --store FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another process (%1) is using this store; wait for it, or name another one with --store FILE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store&apos;s folder or its lock file cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store cannot be locked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store&apos;s lock file cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no run &apos;%1&apos;; headstart-cli runs lists all that there are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>more than one run begins with &apos;%1&apos;: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store is open for reading only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the store&apos;s folder cannot be made: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no manifest of a checkpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is not what the checkpoint&apos;s manifest says: it is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is missing or has another shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the manifest is incomplete: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the checkpoint cannot be written: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no such setting; the nearest are %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no JSON object of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must be a whole number from 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a setting is given as key=value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the program fills this in by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network, by its name in the catalogue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where its weights come from: pretrained, random, run:ID, or a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of the file of weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this stage and those above it start from random values; empty: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder of class folders, a table of paths and labels, or an IDX file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what the data are; empty: guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of a table; empty: guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether a table&apos;s first line names the columns; empty: guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table&apos;s column of files, by name or number; empty: guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table&apos;s column of labels, by name or number; empty: guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table&apos;s column that says train, validation or test; empty: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>makes two classes of a numeric label: above it, and not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the class above the threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of the other class</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the IDX file of labels; empty: the one beside the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 of classes, labels and contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the samples that judge the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the samples that are kept for the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>which samples these are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of a side of what the network sees; 0: as the model&apos;s card says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pixels of the shorter side before cropping; 0: in proportion to the model&apos;s card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how a picture becomes a square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how it is resized</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of red, green and blue in 0..1; empty: the model&apos;s card&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>standard deviations, likewise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left and right change places in half of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>top and bottom change places in half of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rows and columns change places in half of the pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smallest share of the area that a random crop takes; 1: no crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degrees, to both sides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>factor 1 - x .. 1 + x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probability that a rectangle is erased</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first stage that trains; those below it are kept as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stages below the cut, or patterns of tensor names, that train all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stages above the cut, or patterns, that do not train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>whether BatchNorm in training stages keeps its statistics; auto: fixed, but for random weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how often every training sample is seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples a step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples that pass at once, their gradients added up: less memory, same step; 0: chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of the new head, the order and the augmentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the target that is spread over all classes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>balanced: rare classes count as much as frequent ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>largest norm of a step&apos;s gradient; 0: any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ends after so many epochs without a better one; 0: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what makes an epoch the best, on the validation samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how gradients move the weights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>learning rate of the head</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the other stages&apos; rate, as a multiple of the head&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nesterov&apos;s momentum, of SGD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of Adam and AdamW</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pulls weights to zero</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>biases and the weights of norms decay too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>how the learning rates change over the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the steps in which the rates rise from 0; not of one_cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>epochs between two drops, of step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>what a drop multiplies the rates with, of step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>share of the steps before the highest rate, of one_cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the highest rate over the first one, of one_cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the first rate over the last one, of one_cycle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where it is computed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0: as many as there are processors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory format; auto: the faster one of this network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>memory for the outputs of the kept part, in MB; 0: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time between two checkpoints, at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stage is called so; the nearest are %1 (headstart-cli layers %2 lists them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no parameter fits this exception</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing would train: every parameter is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has %1 stages that can train; %2 were asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1, before the weights were changed, the gradient of &apos;%2&apos; is not a number (loss %3): a smaller learning rate or clip_norm may help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1, before the weights were changed, the loss is not a number: a smaller learning rate or clip_norm may help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this LibTorch has no CUDA, or there is no NVIDIA GPU here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run trained %1, not %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the networks need at least %1 pixels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it must not be smaller than preprocessing.crop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mean and std are three numbers each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a standard deviation is greater than 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the catalogue says nothing of this model&apos;s pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no stage is called &apos;%1&apos; (headstart-cli layers %2 lists them)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>these are not the data that the run was started with (%1... then, %2... now): files were changed, added or removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a checkpoint was passed over: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none of the run&apos;s checkpoints can be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this run is finished; there is nothing to resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run&apos;s network has no place for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the run ended without a word</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
