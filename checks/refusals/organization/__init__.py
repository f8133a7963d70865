"""A service control policy says no: AWS's own of a project, or that of a company or school.

The words of both are the same. They are told apart by what AWS answers elsewhere, each question once
and none with a photo.
"""
