"""The guide's boxes: the few words that a beginner meets here for the first time, each in a paragraph."""

from __future__ import annotations

from checks.model import Phrase

IAM_USER = Phrase(
    "An IAM user is a login of its own inside your account, which may do what you allow it and nothing"
    " else. The root user, with whose e-mail address the account was opened, may do everything, even"
    " close the account. Nobody hands the key to the whole house to whoever waters the plants: so your"
    " programs get a user of their own."
)
ACCESS_KEY = Phrase(
    "An access key is what a program shows in place of a name and a password: an ID, which may be seen,"
    " and a secret, which nobody else may see. Whoever holds both is you, as far as AWS can tell. So"
    " keep it out of chats, mails and repositories; a lost one is deleted and a new one made."
)
REGION = Phrase(
    "A Region is a place on Earth where AWS has its computers. A near one answers sooner, but not each"
    " has every dish on the menu: the guide's us-east-1 (N. Virginia) has Rekognition."
)
PROFILE = Phrase(
    "A profile is a name under which a key and its settings are kept, as a mail program keeps several"
    " accounts. The one that is used when nobody says which is called default."
)
HOME = Phrase(
    "~ stands for your home folder, where programs put what is yours: C:\\Users\\NAME on Windows,"
    " /Users/NAME on a Mac, /home/NAME on Linux. AWS's files lie there in the folder .aws, whose dot"
    " hides it from view."
)
PATH = Phrase(
    "PATH is the list of folders in which the system looks for a program whose name you type. What is"
    " installed elsewhere is there and still “not found”; and a window that was open before the"
    " installation may know only the old list."
)
CLI = Phrase(
    "A CLI is a program that you talk to by typing: a black window full of words, as in films about"
    " hackers. The AWS CLI is Amazon's; you call it by typing aws."
)
SDK = Phrase(
    "An SDK is a box of tools that spares programmers the beginning; boto3 is Amazon's for Python. An"
    " API is what two programs have agreed on to talk to each other, as plug and socket have: your"
    " program plugs in, and Rekognition answers."
)
JSON = Phrase(
    "JSON is text with names and values between curly brackets. People can read it, and programs never"
    " wonder what is meant."
)
COST = Phrase(
    "Each photo that Rekognition looks at costs about 0.001 USD: a thousand photos for a dollar."
    " Users, policies, keys and the checks before that cost nothing."
)
PHOTO = Phrase(
    "Your photo goes from this computer, encrypted on its way, to Amazon Rekognition in your Region,"
    " and to nobody else; what comes back is text. Nothing is sent before you say so."
)
POLICY = Phrase(
    "A policy is a list of what is allowed. Attached to a user it counts for that user; without one a"
    " new user may do nothing at all."
)
